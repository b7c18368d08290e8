package io.watchword.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    private static final Duration REFUSED = Duration.ofSeconds(30);

    @Test
    void doublesUpToItsLongest() {
        Backoff unshortened = new Backoff(fixed(0), REFUSED);

        assertThat(unshortened.after(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(unshortened.after(2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(unshortened.after(5)).isEqualTo(Duration.ofSeconds(8));
        assertThat(unshortened.after(7)).isEqualTo(Duration.ofSeconds(30));
        assertThat(unshortened.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void isShortenedByAtMostAHalfAndNeverBelowItsShortest() {
        Backoff shortened = new Backoff(fixed(Long.MAX_VALUE << 1), REFUSED);

        assertThat(shortened.after(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(shortened.after(4)).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2001));
        assertThat(shortened.after(100)).isBetween(Duration.ofSeconds(15), Duration.ofMillis(15_001));
    }

    @Test
    void waitsEvenlyWhereAPersonIsNeeded() {
        assertThat(new Backoff(fixed(0), REFUSED).refused()).isEqualTo(REFUSED);
    }

    private static RandomGenerator fixed(long bits) {
        return () -> bits;
    }
}
