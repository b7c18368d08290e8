package io.watchword.questionengine.clevr;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.language.Parse;
import io.watchword.questionengine.reasoning.Trace;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The families of CLEVR's questions, in made-up scenes, against a reference interpreter of their meaning. */
class ClevrFamiliesTest {
    private static final int QUESTIONS = 2000;

    private static final Vocabulary VOCABULARY = Vocabulary.load("clevr");
    private static final QuestionEngine ENGINE = QuestionEngine.of(VOCABULARY);

    @Test
    void everyMadeUpQuestionIsAnsweredExactly() {
        Random random = new Random(20170406);
        List<String> wrong = new ArrayList<>();
        TreeSet<String> families = new TreeSet<>();
        for (int asked = 0, number = 0; asked < QUESTIONS; number++) {
            GivenScene scene = GivenScene.random(random);
            Asked question = new Generator(scene, random).family(number);
            if (question != null) {
                asked++;
                families.add(question.family());
                Object answer = answer(question, scene);
                if (!question.answer().equals(answer)) {
                    wrong.add(question + " but was " + answer);
                }
            }
        }
        assertThat(families)
                .containsExactly(
                        "compare_integer",
                        "comparison",
                        "one_hop",
                        "same_relate",
                        "single_and",
                        "single_or",
                        "three_hop",
                        "two_hop",
                        "zero_hop");
        assertThat(wrong).isEmpty();
    }

    private static Object answer(Asked question, GivenScene scene) {
        ClevrWorld world = ClevrScene.read(scene.json(0), VOCABULARY).world();
        Parse parse = ENGINE.parse(question.text());
        if (!(parse instanceof Parse.Understood understood)) {
            return parse;
        }
        Object value = ENGINE.evaluate(understood.program(), world, Trace.NONE)
                .verdict()
                .value()
                .json();
        return value == null ? "unknown" : value;
    }
}
