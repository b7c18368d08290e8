package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Frame;
import io.watchword.protocol.FrameInfo;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LatestFramesTest {
    private final LatestFrames frames = new LatestFrames();

    @Test
    void theLatestOfACameraWins() {
        frames.put(frame("a", 1));

        assertThat(frames.put(frame("a", 2))).map(LatestFramesTest::seq).contains(1L);
        assertThat(frames.take()).map(LatestFramesTest::seq).contains(2L);
        assertThat(frames.take()).isEmpty();
    }

    @Test
    void camerasTakeTurnsHoweverFastOneIs() {
        frames.put(frame("fast", 1));
        frames.put(frame("slow", 1));
        frames.put(frame("fast", 2));

        assertThat(frames.take()).map(ArrivedFrame::camera).contains("fast");
        frames.put(frame("fast", 3));
        assertThat(frames.take()).map(ArrivedFrame::camera).contains("slow");
        assertThat(frames.take()).map(LatestFramesTest::seq).contains(3L);
    }

    private static long seq(ArrivedFrame frame) {
        return frame.frame().info().seq();
    }

    private static ArrivedFrame frame(String camera, long seq) {
        FrameInfo info = FrameInfo.live(seq, Instant.EPOCH, 64, 64);
        return new ArrivedFrame(new Frame(camera, info, new byte[] {1}), Instant.EPOCH, 0);
    }
}
