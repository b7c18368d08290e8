package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.FrameInfo;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FrameOrderTest {
    private static final long SECOND = 1_000_000_000;

    private final FrameOrder order = new FrameOrder();

    private boolean isOvertaken(long seq, long atNanos) {
        return order.isOvertaken("gate", FrameInfo.live(seq, Instant.EPOCH, 640, 480), atNanos);
    }

    @Test
    void aFormerReadersFramesAreNotBelievedWhileTheNewOneSends() {
        assertThat(isOvertaken(100, 0)).isFalse();
        assertThat(isOvertaken(5_000, SECOND)).isFalse();
        assertThat(isOvertaken(101, SECOND)).isTrue();
        assertThat(isOvertaken(5_001, 2 * SECOND)).isFalse();
    }

    @Test
    void aReaderWhoseClockIsBehindIsBelievedWhenTheOtherHasEnded() {
        assertThat(isOvertaken(5_000, 0)).isFalse();
        assertThat(isOvertaken(100, SECOND)).isTrue();
        assertThat(isOvertaken(101, 3 * SECOND)).isFalse();
        assertThat(isOvertaken(102, 3 * SECOND)).isFalse();
    }
}
