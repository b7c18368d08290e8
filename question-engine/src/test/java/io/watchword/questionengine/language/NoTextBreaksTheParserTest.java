package io.watchword.questionengine.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Scene;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.reasoning.Scenes;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever the text, it is understood, or there is a reason why not, and what was understood can be run. */
class NoTextBreaksTheParserTest {
    private static final QuestionEngine ENGINE = QuestionEngine.load("coco-80");
    private static final Names NAMES = new Names(List.of("gate"), List.of("driveway", "line"));
    private static final Scene SCENE =
            Scenes.of(Scenes.thing(1, "car", 0.5, 100, 100), Scenes.thing(2, "person", 0.9, 700, 400));
    private static final int LONGEST_KEPT = 1000;

    @Provide
    Arbitrary<String> noise() {
        return StrangeTexts.noise();
    }

    @Provide
    Arbitrary<String> shuffledWords() {
        return StrangeTexts.shuffledWords();
    }

    @Provide
    Arbitrary<String> repeatedWords() {
        return StrangeTexts.repeatedWords();
    }

    @Provide
    Arbitrary<String> mutatedSentences() {
        return StrangeTexts.mutatedSentences();
    }

    @Property(tries = 4000, shrinking = ShrinkingMode.BOUNDED)
    void noiseIsRefused(@ForAll("noise") String text) {
        survives(text);
    }

    @Property(tries = 6000, shrinking = ShrinkingMode.BOUNDED)
    void wordsInAnyOrderAreUnderstoodOrRefused(@ForAll("shuffledWords") String text) {
        survives(text);
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED)
    void wordsAreUnderstoodOrRefusedHoweverOftenTheyAreRepeated(@ForAll("repeatedWords") String text) {
        survives(text);
    }

    @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
    void damagedSentencesAreUnderstoodOrRefused(@ForAll("mutatedSentences") String text) {
        survives(text);
    }

    @Example
    void markupCodeAndOrdersAreRefusedWithAReason() {
        for (String text : StrangeTexts.pieces()) {
            assertThat(ENGINE.parse(text)).as(text).isNotInstanceOf(Parse.Understood.class);
            survives(text);
        }
    }

    @Example
    void anEmptyTextAndAHugeOneAreRefused() {
        for (String text : List.of("", " \t\n", "cars ".repeat(200_000), "x".repeat(1_000_000))) {
            assertThat(ENGINE.parse(text)).isInstanceOf(Parse.Refused.class);
            survives(text);
        }
    }

    private static void survives(String text) {
        check(ENGINE.parse(text, NAMES));
        check(ENGINE.ground(text));
    }

    private static void check(Parse parse) {
        assertThat(parse.text()).hasSizeLessThanOrEqualTo(LONGEST_KEPT);
        if (parse instanceof Parse.Understood understood) {
            assertThat(understood.understood()).isNotBlank();
            runs(understood.program());
        } else if (parse instanceof Parse.Outside outside) {
            assertThat(outside.reason()).isNotBlank();
            runs(outside.program());
        } else {
            assertThat(((Parse.Refused) parse).reason()).isNotBlank();
        }
    }

    private static void runs(Program program) {
        assertThat(ENGINE.evaluate(program, SCENE).verdict().confidence()).isBetween(0.0, 1.0);
    }
}
