package io.watchword.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PlaybackTest {
    private static final long FRAME = 100_000;

    @Test
    void startsAtZeroWhateverTheStreamSays() {
        Playback.Paced paced = new Playback.Paced(0);

        assertThat(paced.continuous(5_000_000, FRAME)).isZero();
        assertThat(paced.continuous(5_100_000, FRAME)).isEqualTo(100_000);
    }

    @Test
    void goesOnOneFrameLaterWhenTheRecordingBeginsAgain() {
        Playback.Paced paced = new Playback.Paced(0);
        paced.continuous(0, FRAME);
        paced.continuous(900_000, FRAME);

        assertThat(paced.continuous(0, FRAME)).isEqualTo(1_000_000);
        assertThat(paced.continuous(100_000, FRAME)).isEqualTo(1_100_000);
    }

    @Test
    void closesGapsInTheStreamsTimes() {
        Playback.Paced paced = new Playback.Paced(0);
        paced.continuous(0, FRAME);

        assertThat(paced.continuous(3_600_000_000L, FRAME)).isEqualTo(FRAME);
        assertThat(paced.continuous(3_600_100_000L, FRAME)).isEqualTo(2 * FRAME);
    }

    @Test
    void doesNotWaitOnceStopped() {
        Interrupt interrupt = new Interrupt();
        interrupt.stop();

        assertThat(new Playback.Paced(0).await(0, interrupt)).isFalse();
        assertThat(new Playback.Paced(0).await(3_600_000_000L, interrupt)).isFalse();
    }
}
