package io.watchword.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockOffsetsTest {
    private static final Instant START = Instant.parse("2026-01-05T10:15:30Z");

    private final ClockOffsets clocks = new ClockOffsets();
    private Instant now = START;

    /** Frames that take {@code way}, of a camera whose machine's clock is {@code behind}. */
    private void frames(int number, Duration behind, Duration way) {
        for (int i = 0; i < number; i++) {
            now = now.plusMillis(200);
            clocks.note("gate", now.minus(way).minus(behind), now);
        }
    }

    private Duration age(Duration behind, Duration way) {
        return clocks.age("gate", now.minus(way).minus(behind), now);
    }

    @Test
    void whereClocksAgreeAgesAreAsTheySeem() {
        frames(5_000, Duration.ZERO, Duration.ofMillis(40));

        assertThat(age(Duration.ZERO, Duration.ofMillis(700))).isEqualTo(Duration.ofMillis(700));
    }

    @Test
    void aClockAMinuteBehindMakesNothingOld() {
        frames(100, Duration.ofMinutes(1), Duration.ofMillis(40));

        assertThat(age(Duration.ofMinutes(1), Duration.ofMillis(540))).isEqualTo(Duration.ofMillis(500));
        assertThat(clocks.offset("gate")).isEqualTo(Duration.ofMinutes(1).plusMillis(40));
    }

    @Test
    void aClockAMinuteAheadIsKnownAtOnceAndNoAgeIsNegative() {
        frames(1, Duration.ofMinutes(-1), Duration.ofMillis(40));

        assertThat(age(Duration.ofMinutes(-1), Duration.ofMillis(10))).isEqualTo(Duration.ZERO);
        assertThat(age(Duration.ofMinutes(-1), Duration.ofSeconds(5)).toSeconds())
                .isEqualTo(4);
    }

    @Test
    void framesThatHavePiledUpAreOld() {
        frames(100, Duration.ZERO, Duration.ofMillis(40));
        now = now.plusSeconds(60);
        frames(ClockOffsets.REMEMBERED / 2, Duration.ZERO, Duration.ofSeconds(60));

        assertThat(age(Duration.ZERO, Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aFewFramesThatAreOldAtTheStartAreNoClock() {
        frames(ClockOffsets.SURE - 1, Duration.ZERO, Duration.ofSeconds(30));

        assertThat(age(Duration.ZERO, Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aClockThatWasAheadAndIsSetRightMakesNothingOld() {
        frames(100, Duration.ofMinutes(-1), Duration.ofMillis(40));
        frames(1, Duration.ZERO, Duration.ofMillis(40));

        assertThat(clocks.offset("gate")).isEqualTo(Duration.ZERO);
    }

    @Test
    void aClockThatWasBehindAndIsSetRightIsForgottenAtOnce() {
        frames(100, Duration.ofMinutes(1), Duration.ofMillis(40));
        frames(1, Duration.ZERO, Duration.ofMillis(40));

        assertThat(clocks.offset("gate")).isEqualTo(Duration.ZERO);
    }
}
