package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.watchword.modelpackages.picture.UnusablePictureException;
import io.watchword.protocol.Box;
import io.watchword.protocol.Detection;
import io.watchword.protocol.Frame;
import io.watchword.protocol.FrameInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class JpegDecoderTest {
    private static final byte[] GOOD = Jpegs.plain(64, 48);

    @Test
    void decodesAPicture() throws UnusablePictureException {
        try (Picture picture = JpegDecoder.decode(frame(GOOD, 64, 48), 64)) {
            assertThat(picture.bgr().cols()).isEqualTo(64);
            assertThat(picture.bgr().rows()).isEqualTo(48);
        }
    }

    @Test
    void decodesNoMoreOfALargePictureThanIsNeeded() throws UnusablePictureException {
        byte[] large = Jpegs.plain(1920, 1080);
        try (Picture picture = JpegDecoder.decode(frame(large, 1920, 1080), 640)) {
            Box inFrame = picture.inFrame(List.of(new Detection("person", 0.9, new Box(10, 20, 100, 200))))
                    .get(0)
                    .box();

            assertThat(picture.bgr().cols()).isEqualTo(960);
            assertThat(inFrame).isEqualTo(new Box(20, 40, 200, 400));
            assertThat(picture.onPixels(inFrame)).isEqualTo(new Box(10, 20, 100, 200));
        }
        try (Picture picture = JpegDecoder.decode(frame(large, 1920, 1080), 1024)) {
            assertThat(picture.bgr().cols()).isEqualTo(1920);
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

        assertThatThrownBy(() -> JpegDecoder.decode(frame(bytes, 64, 48), 64))
                .isInstanceOf(UnusablePictureException.class);
    }

    private static void assertUnusable(String why, byte[] bytes, int width, int height) {
        assertThatThrownBy(() -> JpegDecoder.decode(frame(bytes, width, height), 640))
                .isInstanceOf(UnusablePictureException.class)
                .hasMessageContaining(why);
    }

    private static Frame frame(byte[] jpeg, int width, int height) {
        return new Frame("gate", FrameInfo.live(0, Instant.EPOCH, width, height), jpeg);
    }
}
