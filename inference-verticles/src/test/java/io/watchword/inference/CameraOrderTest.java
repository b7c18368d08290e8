package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Frame;
import io.watchword.protocol.FrameInfo;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CameraOrderTest {
    private final CameraOrder order = new CameraOrder();

    @Test
    void aFrameWaitsForThoseOfItsCameraThatWereTakenBefore() {
        InHand first = taken("gate", 1);
        InHand second = taken("gate", 2);
        InHand third = taken("gate", 3);

        assertThat(order.done(third)).isEmpty();
        assertThat(order.done(first)).containsExactly(first);
        assertThat(order.done(second)).containsExactly(second, third);
    }

    @Test
    void camerasDoNotWaitForEachOther() {
        InHand gate = taken("gate", 1);
        InHand yard = taken("yard", 1);

        assertThat(order.done(yard)).containsExactly(yard);
        assertThat(order.done(gate)).containsExactly(gate);
    }

    private InHand taken(String camera, long seq) {
        FrameInfo info = FrameInfo.live(seq, Instant.EPOCH, 64, 48);
        InHand frame = new InHand(new ArrivedFrame(new Frame(camera, info, new byte[] {1}), Instant.EPOCH, 0));
        order.taken(frame);
        return frame;
    }
}
