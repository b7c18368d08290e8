package io.watchword.questionengine.clevr;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.language.Parse;
import io.watchword.questionengine.program.Comparison;
import io.watchword.questionengine.program.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClevrEnglishTest {
    private static final QuestionEngine ENGINE = QuestionEngine.load("clevr");

    private static Parse.Understood understood(String text) {
        Parse parse = ENGINE.parse(text);
        assertThat(parse).isInstanceOf(Parse.Understood.class);
        return (Parse.Understood) parse;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How big is the ball?|What size is the ball?",
                "The ball is what size?|What is the size of the ball?",
                "There is a ball; what is it made of?|What material is the ball?",
                "The ball is made of what material?|What is the ball made of?",
                "There is a red ball; is its size the same as the block?|There is a red ball; is the size of it the same as the block?",
                "What number of objects are left of the ball?|How many objects are to the left of the ball?",
                "Are there fewer cubes than balls?|Is the number of cubes less than the number of balls?",
                "Is there another cube that is the same color as the ball?|Is there any other cube of the same color as the ball?",
                "How many things are either cubes or balls?|How many things are cubes or balls?",
                "How many things are cubes behind the ball or balls?|How many things are either cubes behind the ball or balls?"
            })
    void aParaphraseMeansTheSame(String text, String other) {
        assertThat(understood(text).program()).isEqualTo(understood(other).program());
    }

    @Test
    void whatIsJoinedByOrIsAlike() {
        Program.Count count =
                (Program.Count) understood("How many things are cubes that are left of the ball or red blocks?")
                        .program();
        assertThat(count.of().toString()).contains("Either").doesNotContain("Union");
    }

    @Test
    void wordsForTheSameThingsCanBeCompared() {
        assertThat(understood("Are there an equal number of blocks and cubes?").program())
                .isInstanceOfSatisfying(Program.CompareCounts.class, compare -> assertThat(compare.comparison())
                        .isEqualTo(Comparison.EXACTLY));
    }

    @Test
    void relationsThatScenesGiveAreNoApproximation() {
        assertThat(understood("How many cubes are behind the red ball?").approximations())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"What is the other ball made of?", "How many people are there?", "Is the ball heavy?"})
    void whatTheWorldDoesNotHoldIsNotAnswered(String text) {
        assertThat(ENGINE.parse(text)).isNotInstanceOf(Parse.Understood.class);
    }
}
