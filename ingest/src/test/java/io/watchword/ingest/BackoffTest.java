package io.watchword.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    private static final Duration REFUSED = Duration.ofSeconds(30);

    @Test
    void doublesUpToItsLongest() {
        Backoff unshortened = backoff(0);

        assertThat(unshortened.after(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(unshortened.after(2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(unshortened.after(5)).isEqualTo(Duration.ofSeconds(8));
        assertThat(unshortened.after(7)).isEqualTo(Duration.ofSeconds(30));
        assertThat(unshortened.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void isShortenedByAtMostAHalfAndNeverBelowItsShortest() {
        Backoff shortened = backoff(Long.MAX_VALUE << 1);

        assertThat(shortened.after(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(shortened.after(4)).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2001));
        assertThat(shortened.after(100)).isBetween(Duration.ofSeconds(15), Duration.ofMillis(15_001));
    }

    @Test
    void waitsEvenlyWhereTryingOftenDoesHarm() {
        assertThat(backoff(0).slowly()).isEqualTo(REFUSED);
    }

    private static Backoff backoff(long bits) {
        return new Backoff(
                () -> bits, new IngestSettings.Retries(Duration.ofMillis(500), Duration.ofSeconds(30), REFUSED));
    }
}
