package io.watchword.inference.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Box;
import io.watchword.protocol.Detection;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
    private static final Detection PERSON = new Detection("person", 0.8, new Box(100, 100, 40, 100));

    @Test
    void aSecondPeakOfOneThingGoes() {
        assertThat(removed(PERSON, new Detection("person", 0.4, new Box(104, 102, 40, 100))))
                .containsExactly(PERSON);
    }

    @Test
    void apartOfAPersonGoes() {
        assertThat(removed(PERSON, new Detection("person", 0.3, new Box(102, 102, 36, 45))))
                .containsExactly(PERSON);
    }

    @Test
    void peopleSideBySideStay() {
        assertThat(removed(PERSON, new Detection("person", 0.6, new Box(120, 98, 40, 100))))
                .hasSize(2);
    }

    @Test
    void oneThingUnderTwoLabelsKeepsTheStronger() {
        Detection truck = new Detection("truck", 0.5, new Box(0, 0, 80, 60));

        assertThat(removed(truck, new Detection("car", 0.4, new Box(1, 1, 80, 60))))
                .containsExactly(truck);
    }

    @Test
    void whatIsCarriedStays() {
        assertThat(removed(PERSON, new Detection("backpack", 0.3, new Box(105, 110, 25, 40))))
                .hasSize(2);
    }

    private static List<Detection> removed(Detection... strongestFirst) {
        return Duplicates.removed(List.of(strongestFirst));
    }
}
