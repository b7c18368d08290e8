package io.watchword.questionengine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Are there any unicorns?|unicorns",
                "How many trees are in the picture?|trees",
                "how many striped cats are there|striped",
                "How many people are standing?|standing",
                "how many people are not wearing red|not",
                "is the man wearing a hat|hat",
                "what is the man holding|holding",
                "what kind of dog is this|kind",
                "is there a dog and a cat|cat",
                "are there more men than women|women",
                "dog bowl|dog",
                "the purple elephant wearing sunglasses|sunglasses"
            })
    void itNamesExactlyTheWordsItCouldNotUse(String text, String unknown) {
        Parse.Refused refused = Engines.refused(text);
        assertThat(refused.unknown()).containsExactlyElementsOf(Arrays.asList(unknown.split(" ", -1)));
        assertThat(refused.reason()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "how many poeple are there?|how many people are there?",
                "How many trees are in the picture?|How many potted plants are in the picture?",
                "what color is the buus|what color is the bus",
                "hwo many cars are there|how many cars are there"
            })
    void itSuggestsTheNearestQuestionThatCanBeAnswered(String text, String suggestion) {
        assertThat(Engines.refused(text).suggestions()).contains(suggestion);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "?!",
                "🚗🚗",
                "人は何人いますか",
                "¿Cuántas personas hay?",
                "wie viele menschen sind da",
                "Сколько людей?",
                "<script>alert(1)</script>",
                "'; DROP TABLE questions; --",
                "how many",
                "is the",
                "is the person a man",
                "the the the",
                "What is the number of the bus?",
                "how many people are there? how many cars are there?"
            })
    void whatIsNoQuestionIsRefusedWithAReasonAndExamples(String text) {
        Parse.Refused refused = Engines.refused(text);
        assertThat(refused.reason()).isNotBlank();
        assertThat(refused.suggestions()).isNotEmpty();
    }

    @Test
    void everySuggestionCanBeAnswered() {
        for (String text :
                new String[] {"how many unicorns", "is it raining", "bus stop", "what time is it", "xyzzy"}) {
            assertThat(Engines.refused(text).suggestions())
                    .allSatisfy(suggestion ->
                            assertThat(Engines.COCO.parse(suggestion)).isInstanceOf(Parse.Understood.class));
        }
    }

    @Test
    void aLongTextIsRefusedUnread() {
        Parse.Refused refused = Engines.refused("how many people ".repeat(1000));
        assertThat(refused.reason()).contains("16000");
        assertThat(refused.text()).hasSizeLessThan(600);
    }

    @Test
    void aQuestionIsNoReferringExpression() {
        assertThat(Engines.COCO.ground("how many red cars are there")).isInstanceOf(Parse.Refused.class);
        assertThat(Engines.COCO.ground("the red car left of the van")).isInstanceOf(Parse.Understood.class);
    }
}
