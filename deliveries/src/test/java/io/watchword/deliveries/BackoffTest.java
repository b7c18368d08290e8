package io.watchword.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @RepeatedTest(20)
    void pausesDoubleUpToTheLongestWithChanceInThem() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), 12);

        assertThat(backoff.pauseMs(1)).isBetween(500L, 1_000L);
        assertThat(backoff.pauseMs(3)).isBetween(2_000L, 4_000L);
        assertThat(backoff.pauseMs(100)).isBetween(5_000L, 10_000L);
    }

    @Test
    void aBackoffThatNeverEndsIsRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
