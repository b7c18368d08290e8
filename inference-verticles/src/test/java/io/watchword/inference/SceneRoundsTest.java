package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Scene;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SceneRoundsTest {
    private static List<List<String>> rounds(int most, String... cameras) {
        List<Delivered<Scene>> records = new ArrayList<>();
        for (String camera : cameras) {
            records.add(new Delivered<>(camera, null, null, new Position(0, records.size()), Instant.EPOCH));
        }
        return SceneRounds.of(records, most).stream()
                .map(round -> round.stream().map(Delivered::key).toList())
                .toList();
    }

    @Test
    void noRoundHasTwoScenesOfACamera() {
        assertThat(rounds(8, "a", "b", "a", "c", "c", "a"))
                .containsExactly(List.of("a", "b"), List.of("a", "c"), List.of("c", "a"));
    }

    @Test
    void noRoundIsLargerThanAllowedAndNoneIsEmpty() {
        assertThat(rounds(2, "a", "b", "c")).containsExactly(List.of("a", "b"), List.of("c"));
        assertThat(rounds(2)).isEmpty();
    }
}
