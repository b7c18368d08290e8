package io.watchword.questionengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointedOutTest {
    private static final PointedOut POINTED_OUT = new PointedOut(QuestionEngine.load("coco-80"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is the man in red doing? | the man in red",
                "What is written on the truck? | the truck",
                "What is the name on the bus left of the car? | the bus left of the car",
                "What does the sign on the bus say? | the bus",
                "Is the woman on the left smiling? | the woman on the left",
                "What is written on the bag of the man in red? | the bag of the man in red",
            })
    void whatCanBeFoundIsPointedOut(String text, String expression) {
        assertThat(POINTED_OUT.in(text)).contains(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Is it raining?",
                "Is the man taller than the fence?",
                "What is the weather behind the bus?",
                "Will the tree fall on the bear?",
                "Is somebody watching the boy?",
                "Is any person on the bus waving?",
                "How many people are trying to catch the frisbee?",
                "What type of trees are in the background?",
                "What is in the top left corner of the picture?",
                "Does the man hold a sword?",
                "What is the moon doing?",
                "the the the the the",
                "",
            })
    void nothingIsWhereThereIsNothingOrSomethingElseAsWell(String text) {
        assertThat(POINTED_OUT.in(text)).isEmpty();
    }

    @Test
    void aTextOfManyWordsIsNotSearched() {
        assertThat(POINTED_OUT.in("the man ".repeat(60))).isEmpty();
    }

    @Test
    void theRouteSaysWhatTheModelIsShown() {
        assertThat(POINTED_OUT.route("What is the man in red doing?", "eye"))
                .isEqualTo(new Route.Grounded("eye", "the man in red"));
        assertThat(POINTED_OUT.route("Is it raining?", "eye")).isEqualTo(new Route.Model("eye"));
    }
}
