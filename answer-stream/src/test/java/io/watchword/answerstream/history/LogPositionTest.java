package io.watchword.answerstream.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.kafka.Position;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogPositionTest {
    @Test
    void itsTextReadsBack() {
        LogPosition position = LogPosition.of(Map.of(2, 44L, 0, 12L, 1, 0L));

        assertThat(position).hasToString("0:12,1:0,2:44");
        assertThat(LogPosition.parse("0:12,1:0,2:44")).contains(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "0:", ":1", "0:1,", "0:-1", "0:1;1:2", "0:1 ", "0:99999999999999999999", "99999:1"})
    void whatHasNotTheFormIsNoPosition(String text) {
        assertThat(LogPosition.parse(text)).isEmpty();
    }

    @Test
    void itMovesBehindRecordsAndNeverBack() {
        LogPosition position = LogPosition.of(Map.of(0, 5L, 1, 0L));

        assertThat(position.after(new Position(1, 7))).hasToString("0:5,1:8");
        assertThat(position.after(new Position(0, 3))).isEqualTo(position);
        assertThat(position.isPast(new Position(0, 4))).isTrue();
        assertThat(position.isPast(new Position(0, 5))).isFalse();
    }

    @Test
    void itKnowsWhetherItIsOfALog() {
        LogPosition end = LogPosition.of(Map.of(0, 5L, 1, 3L));

        assertThat(LogPosition.of(Map.of(0, 5L, 1, 0L)).liesWithin(end)).isTrue();
        assertThat(LogPosition.of(Map.of(0, 6L, 1, 0L)).liesWithin(end)).isFalse();
        assertThat(LogPosition.of(Map.of(0, 5L)).liesWithin(end)).isFalse();
        assertThat(end.reached(end)).isTrue();
        assertThat(LogPosition.of(Map.of(0, 5L, 1, 2L)).reached(end)).isFalse();
    }
}
