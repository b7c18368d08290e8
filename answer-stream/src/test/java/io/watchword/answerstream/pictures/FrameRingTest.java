package io.watchword.answerstream.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Frame;
import io.watchword.protocol.FrameInfo;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FrameRingTest {
    private final FrameRing ring = new FrameRing();

    private static Frame frame(long seq, int bytes) {
        return new Frame("gate", FrameInfo.live(seq, Instant.EPOCH, 640, 480), new byte[bytes]);
    }

    @Test
    void itKeepsTheLastForty() {
        for (long seq = 0; seq < 100; seq++) {
            ring.add(frame(seq, 10));
        }

        assertThat(ring.latest().orElseThrow().info().seq()).isEqualTo(99);
        assertThat(ring.seq(60)).isPresent();
        assertThat(ring.seq(59)).isEmpty();
    }

    @Test
    void itKeepsNoMoreThanEightMegabytesButAlwaysOne() {
        for (long seq = 0; seq < 10; seq++) {
            ring.add(frame(seq, 3 << 20));
        }
        assertThat(ring.seq(8)).isPresent();
        assertThat(ring.seq(7)).isEmpty();

        ring.add(frame(10, 9 << 20));
        assertThat(ring.latest().orElseThrow().info().seq()).isEqualTo(10);
        assertThat(ring.seq(9)).isEmpty();
    }
}
