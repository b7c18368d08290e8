package io.watchword.questionengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "how many people are wearing red", "is the red car left of the van", "is the car red or blue",
                "second person from the left", "are there more cars than people", "is the animal a dog",
                "where is the cat or dog", "are there at least 3 people"
            })
    void aProgramSurvivesJson(String text) {
        Program program = Engines.program(text);
        assertThat(Json.read(Json.write(program), Program.class)).isEqualTo(program);
    }

    @Test
    void itIsReadable() {
        assertThat(Json.text(Engines.program("how many red cars").toJson()))
                .isEqualTo(
                        "{\"op\":\"count\",\"of\":{\"op\":\"coloured\",\"of\":"
                                + "{\"op\":\"find\",\"noun\":\"car\",\"labels\":[\"car\"]},\"colour\":\"red\",\"part\":\"whole\"}}");
    }
}
