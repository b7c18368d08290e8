package io.watchword.answerstream.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.watchword.answerstream.Sample;
import io.watchword.protocol.Box;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotatorTest {
    static final Annotator ANNOTATOR = new Annotator(new Lettering());

    private static BufferedImage drawn(int width, int height, Annotation annotation) throws IOException {
        byte[] jpeg = ANNOTATOR.draw(Sample.jpeg(width, height), annotation);
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static Annotation annotation(Box box, String question) {
        return new Annotation(
                List.of(new Mark(box, "person", "person 98 %")), List.of(new Caption(question, "3 (91 %)")));
    }

    private static boolean isGrey(BufferedImage picture, int x, int y) {
        Color colour = new Color(picture.getRGB(x, y));
        return IntStream.of(colour.getRed(), colour.getGreen(), colour.getBlue())
                .allMatch(part -> Math.abs(part - 128) < 20);
    }

    @Test
    void aBoxIsDrawnWhereItIsAndTheAnswerAtTheBottom() throws IOException {
        BufferedImage picture = drawn(640, 480, annotation(new Box(100, 120, 80, 200), "How many?"));

        assertThat(picture.getWidth()).isEqualTo(640);
        assertThat(picture.getHeight()).isEqualTo(480);
        assertThat(isGrey(picture, 180, 220)).as("the right edge").isFalse();
        assertThat(isGrey(picture, 140, 220)).as("inside the box").isTrue();
        assertThat(isGrey(picture, 400, 100)).as("elsewhere").isTrue();
        assertThat(isGrey(picture, 600, 475)).as("the caption").isFalse();
        assertThat(isGrey(picture, 110, 115)).as("the tag above the box").isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-50,-50,100,100", "600,440,200,200", "0,0,640,480", "2000,2000,5,5", "10,10,0,0"})
    void aBoxOverTheEdgeIsNoTrouble(double x, double y, double width, double height) throws IOException {
        assertThat(drawn(640, 480, annotation(new Box(x, y, width, height), "How many?"))
                        .getWidth())
                .isEqualTo(640);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Größe, вопрос, ερώτηση",
                "\uD83E\uDD84 \u4F60\u597D \u0000\uFFFF",
                "<script>alert(1)</script>\r\n%s",
                "a very long question that goes on and on and on and on and on and on and on and on and on and on and on"
            })
    void anyTextCanBeWritten(String question) throws IOException {
        assertThat(drawn(320, 240, annotation(new Box(20, 20, 50, 50), question))
                        .getHeight())
                .isEqualTo(240);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "16,2000", "3840,2160"})
    void anySizeIsDrawnOn(int width, int height) throws IOException {
        assertThat(drawn(width, height, annotation(new Box(0, 0, 10, 10), "How many?"))
                        .getWidth())
                .isEqualTo(width);
    }

    @Test
    void whatIsNoPictureIsSaid() {
        assertThatThrownBy(() -> ANNOTATOR.draw(new byte[] {1, 2, 3}, annotation(new Box(0, 0, 1, 1), "?")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can't be drawn on");
        assertThatThrownBy(() -> ANNOTATOR.draw(Sample.jpeg(8_000, 6_000), annotation(new Box(0, 0, 1, 1), "?")))
                .hasMessageContaining("pixels");
    }

    @Test
    void aTextThatDoesNotFitIsCut() {
        Lettering lettering = new Lettering();

        String cut = lettering.fit("How many people are there?", 20, 100);

        assertThat(cut).endsWith("…").startsWith("How");
        assertThat(lettering.width(cut, 20)).isLessThanOrEqualTo(100);
        assertThat(lettering.fit("few", 20, 100)).isEqualTo("few");
    }
}
