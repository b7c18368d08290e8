package io.watchword.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.CameraState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LifecycleTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:15:30Z");
    private static final Backoff BACKOFF = new Backoff(
            () -> 0,
            new IngestSettings.Retries(Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofSeconds(40)));

    @Test
    void backsOffLongerWithEachFailure() {
        Lifecycle.Waiting first = Lifecycle.begin(NOW).failed(MediaError.CONNECTION_REFUSED, NOW, BACKOFF);
        Lifecycle.Waiting second = first.retry(NOW).failed(MediaError.TIMED_OUT, NOW, BACKOFF);

        assertThat(first.published()).isEqualTo(new CameraState.BackingOff(1, NOW.plusMillis(500)));
        assertThat(second.published()).isEqualTo(new CameraState.BackingOff(2, NOW.plusSeconds(1)));
    }

    @Test
    void isRefusedWhereAPersonIsNeeded() {
        Lifecycle.Waiting refused = Lifecycle.begin(NOW).failed(MediaError.UNAUTHORIZED, NOW, BACKOFF);

        assertThat(refused.published()).isEqualTo(new CameraState.Refused(NOW.plusSeconds(40)));
        assertThat(refused.retry(NOW).published()).isEqualTo(new CameraState.Connecting());
    }

    @Test
    void looksOftenForWhatMayAppear() {
        Lifecycle.Waiting refused = Lifecycle.begin(NOW).failed(MediaError.NOT_FOUND, NOW, BACKOFF);

        assertThat(refused.published()).isEqualTo(new CameraState.Refused(NOW.plusMillis(500)));
        assertThat(refused.retry(NOW).failed(MediaError.NOT_FOUND, NOW, BACKOFF).retryAt())
                .isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void stallsOnlyWhenLive() {
        Lifecycle.Stalled stalled = Lifecycle.begin(NOW).live(NOW).stalled(NOW.plusSeconds(5));

        assertThat(stalled.published()).isEqualTo(new CameraState.Stalled());
        assertThat(stalled.failed(MediaError.STALLED, NOW, BACKOFF).failures()).isEqualTo(1);
    }

    @Test
    void forgetsFailuresAfterAHealthyWhileOnly() {
        Lifecycle.Connecting afterNine = new Lifecycle.Connecting(NOW, 9);

        assertThat(afterNine
                        .live(NOW)
                        .failed(MediaError.ENDED, NOW.plusSeconds(29), BACKOFF)
                        .failures())
                .isEqualTo(10);
        assertThat(afterNine
                        .live(NOW)
                        .failed(MediaError.ENDED, NOW.plusSeconds(30), BACKOFF)
                        .failures())
                .isEqualTo(1);
        assertThat(afterNine.live(NOW).stalled(NOW.plusSeconds(60)).failures()).isZero();
    }
}
