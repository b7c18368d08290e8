package io.watchword.questionengine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CameraNamesTest {
    private static final QuestionEngine ENGINE = QuestionEngine.load("coco-80");
    private static final List<String> CAMERAS = List.of("gate", "front-door", "car");

    @ParameterizedTest
    @CsvSource({
        "How many people are at the gate?, How many people are there?, gate",
        "How many people are there at the front door?, How many people are there?, front-door",
        "Is there a truck on the gate camera?, Is there a truck?, gate",
        "What colour is the truck on camera gate?, What colour is the truck?, gate",
        "Is anyone at our gate?, Is anyone there?, gate"
    })
    void aCameraSaysWhere(String text, String plain, String camera) {
        assertThat(ENGINE.parse(text, CAMERAS)).isInstanceOfSatisfying(Parse.Understood.class, understood -> {
            assertThat(understood.cameras()).containsExactly(camera);
            assertThat(understood.understood()).endsWith("on camera " + camera);
            assertThat(understood.program()).isEqualTo(((Parse.Understood) ENGINE.parse(plain)).program());
        });
    }

    @Test
    void aTextThatMeansSomethingByItselfNamesNoCamera() {
        assertThat(ENGINE.parse("Is there a person in the car?", CAMERAS))
                .isInstanceOfSatisfying(Parse.Understood.class, understood -> assertThat(understood.cameras())
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"How many people are at the beach?", "How many unicorns are at the gate?", "Is the gate open?"})
    void whatIsNotUnderstoodStaysSo(String text) {
        assertThat(ENGINE.parse(text, CAMERAS)).isInstanceOf(Parse.Refused.class);
    }
}
