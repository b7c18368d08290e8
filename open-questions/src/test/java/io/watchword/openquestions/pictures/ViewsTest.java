package io.watchword.openquestions.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.watchword.openquestions.model.NoReplyException;
import io.watchword.protocol.Box;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ViewsTest {
    /** Black, with a red thing in it. */
    private static byte[] frame() throws IOException {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(400, 100, 100, 200);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage read(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static boolean isRed(BufferedImage image, int x, int y) {
        Color colour = new Color(image.getRGB(x, y));
        return colour.getRed() > 200 && colour.getGreen() < 60;
    }

    @Test
    void aFrameThatIsSmallEnoughIsLeftAsItIs() throws IOException {
        byte[] frame = frame();

        assertThat(Views.whole(frame, 640, 480, 640)).isSameAs(frame);
    }

    @Test
    void aLargerOneIsMadeSmallerInItsShape() throws IOException {
        BufferedImage image = read(Views.whole(frame(), 640, 480, 320));

        assertThat(image.getWidth()).isEqualTo(320);
        assertThat(image.getHeight()).isEqualTo(240);
        assertThat(isRed(image, 225, 100)).isTrue();
        assertThat(isRed(image, 50, 50)).isFalse();
    }

    @Test
    void aPartComesWithALittleOfWhatIsAroundIt() throws IOException {
        BufferedImage image = read(Views.around(frame(), new Box(400, 100, 100, 200), 1024));

        assertThat(image.getWidth()).isEqualTo(140);
        assertThat(image.getHeight()).isEqualTo(240);
        assertThat(isRed(image, 70, 120)).isTrue();
        assertThat(isRed(image, 5, 5)).isFalse();
    }

    @Test
    void aPartAtTheEdgeIsCutThereAndATinyOneStillShowsSomething() throws IOException {
        assertThat(read(Views.around(frame(), new Box(600, 440, 100, 100), 1024))
                        .getWidth())
                .isEqualTo(50);
        assertThat(read(Views.around(frame(), new Box(450, 200, 1, 1), 1024)).getWidth())
                .isGreaterThanOrEqualTo(16);
    }

    @Test
    void whatIsNoPictureOrLiesOutsideIsSaid() throws IOException {
        byte[] frame = frame();

        assertThatThrownBy(() -> Views.around(new byte[] {1, 2, 3}, new Box(0, 0, 10, 10), 100))
                .isInstanceOf(NoReplyException.class)
                .hasMessageContaining("JPEG");
        assertThatThrownBy(() -> Views.around(frame, new Box(5_000, 5_000, 10, 10), 100))
                .isInstanceOf(NoReplyException.class)
                .hasMessageContaining("outside");
    }
}
