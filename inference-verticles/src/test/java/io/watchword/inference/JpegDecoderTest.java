package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.watchword.protocol.Frame;
import io.watchword.protocol.FrameInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

class JpegDecoderTest {
    private static final byte[] GOOD = Jpegs.plain(64, 48);

    @Test
    void decodesAPicture() throws UnusableFrameException {
        try (Mat bgr = JpegDecoder.decode(frame(GOOD, 64, 48))) {
            assertThat(bgr.cols()).isEqualTo(64);
            assertThat(bgr.rows()).isEqualTo(48);
        }
    }

    @Test
    void saysWhyAFrameIsNoPicture() {
        assertUnusable("is not a JPEG", "no picture at all".getBytes(StandardCharsets.UTF_8), 64, 48);
        assertUnusable("cut off", Arrays.copyOf(GOOD, GOOD.length / 2), 64, 48);
        assertUnusable("announced as 32x32", GOOD, 32, 32);
        assertUnusable("shows nothing", Jpegs.plain(1, 1), 1, 1);
        assertUnusable("larger than 8K", Jpegs.plain(8192, 8192), 8192, 8192);
    }

    @Property(tries = 500)
    void noBytesDoWorse(@ForAll @Size(max = 200) byte[] tail) {
        byte[] bytes = Arrays.copyOf(GOOD, 2 + tail.length);
        System.arraycopy(tail, 0, bytes, 2, tail.length);

        assertThatThrownBy(() -> JpegDecoder.decode(frame(bytes, 64, 48))).isInstanceOf(UnusableFrameException.class);
    }

    private static void assertUnusable(String why, byte[] bytes, int width, int height) {
        assertThatThrownBy(() -> JpegDecoder.decode(frame(bytes, width, height)))
                .isInstanceOf(UnusableFrameException.class)
                .hasMessageContaining(why);
    }

    private static Frame frame(byte[] jpeg, int width, int height) {
        return new Frame("gate", FrameInfo.live(0, Instant.EPOCH, width, height), jpeg);
    }
}
