package io.watchword.questionengine.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Json;
import io.watchword.questionengine.Engines;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "how many people are wearing red",
                "is the red car left of the van",
                "is the car red or blue",
                "second person from the left",
                "are there more cars than people",
                "is the animal a dog",
                "where is the cat or dog",
                "are there at least 3 people",
                "is there a dog and a cat",
                "is there a dog or a cat",
                "are most of the dogs brown",
                "are the cars the same colour",
                "is the dog between the car and the truck",
                "is the big dog not near a parked car",
                "how many people have there been in the last five minutes",
                "has there been a car since 9:30",
                "has anyone left today",
                "is there anyone in the car for more than 30 seconds",
                "how long has the car been there",
                "when was the last person there"
            })
    void aProgramSurvivesJson(String text) {
        Program program = Engines.program(text);
        assertThat(Json.read(Json.write(program), Program.class)).isEqualTo(program);
    }

    @ParameterizedTest
    @ValueSource(strings = {"is the dog eating a pizza", "what is the dog eating", "is it sunny", "how old is the man"})
    void soDoesOneOutsideTheVocabulary(String text) {
        Program program = Engines.outside(text).program();
        assertThat(Json.read(Json.write(program), Program.class)).isEqualTo(program);
    }

    @Test
    void itIsReadable() {
        assertThat(Json.text(Engines.program("how many red cars").toJson()))
                .isEqualTo("{\"op\":\"count\",\"of\":{\"op\":\"having\",\"of\":"
                        + "{\"op\":\"find\",\"noun\":\"car\",\"labels\":[\"car\"]},"
                        + "\"property\":{\"is\":\"colour\",\"colour\":\"red\",\"part\":\"whole\"}}}");
    }

    @Test
    void kindsAreWrittenOnlyWhereTheyDecideAndInTheirOrder() {
        Things.Find labelled = new Things.Find("dog", Set.of("dog"));
        Set<String> kinds = new LinkedHashSet<>(List.of("n2", "n1"));
        Things.Find told = new Things.Find("poodle", Set.of("dog"), kinds, Set.of("r"), true);
        Property.OfKind kind = Property.OfKind.of(told);

        assertThat(Json.text(Json.tree(labelled))).isEqualTo("{\"op\":\"find\",\"noun\":\"dog\",\"labels\":[\"dog\"]}");
        assertThat(Json.text(Json.tree(told)))
                .isEqualTo("{\"op\":\"find\",\"noun\":\"poodle\",\"labels\":[\"dog\"],"
                        + "\"kinds\":[\"n2\",\"n1\"],\"repertoires\":[\"r\"],\"partial\":true}");
        assertThat(Json.text(Json.tree(kind)))
                .isEqualTo("{\"is\":\"kind\",\"noun\":\"poodle\",\"labels\":[\"dog\"],"
                        + "\"kinds\":[\"n2\",\"n1\"],\"repertoires\":[\"r\"],\"partial\":true}");
        assertThat(List.of(labelled, told)).allSatisfy(things -> assertThat(Json.read(Json.write(things), Things.class))
                .isEqualTo(things));
        assertThat(Json.read(Json.write(kind), Property.class)).isEqualTo(kind);
    }
}
