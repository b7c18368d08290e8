package io.watchword.inference.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.watchword.protocol.Box;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LetterboxTest {
    @Test
    void padsOnlyToMultiplesOf32() {
        assertThat(fit(768, 576))
                .extracting(Letterbox::inputWidth, Letterbox::inputHeight)
                .containsExactly(640, 480);
        assertThat(fit(1920, 1080))
                .extracting(Letterbox::inputWidth, Letterbox::inputHeight)
                .containsExactly(640, 384);
        assertThat(fit(1080, 1920))
                .extracting(Letterbox::inputWidth, Letterbox::inputHeight)
                .containsExactly(384, 640);
    }

    @Test
    void padsToASquareWhereAsked() {
        Letterbox square = Letterbox.fit(640, 427, 512, Letterbox.Shape.SQUARE);

        assertThat(square).isEqualTo(new Letterbox(640, 427, 512, 342, 512, 512));
    }

    @Test
    void survivesAPictureOfOnePixelByMany() {
        assertThat(fit(4000, 1)).isEqualTo(new Letterbox(4000, 1, 640, 1, 640, 32));
    }

    @Property
    void aBoxOfTheFrameComesBackFromTheInput(
            @ForAll @IntRange(min = 64, max = 4000) int width,
            @ForAll @IntRange(min = 64, max = 4000) int height,
            @ForAll @DoubleRange(min = 0, max = 0.5) double at,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double size) {
        Letterbox layout = fit(width, height);
        double x = (double) layout.scaledWidth() / width;
        double y = (double) layout.scaledHeight() / height;
        Box box = new Box(at * width, at * height, size * width, size * height);

        Box back = layout.toFrame(box.x() * x, box.y() * y, box.right() * x, box.bottom() * y);

        assertThat(back.x()).isCloseTo(box.x(), within(1e-6));
        assertThat(back.bottom()).isCloseTo(box.bottom(), within(1e-6));
        assertThat(layout.inputWidth() % 32 + layout.inputHeight() % 32).isZero();
        assertThat(layout.inputWidth() - layout.scaledWidth()).isBetween(0, 31);
    }

    @Test
    void boxesEndAtTheFrame() {
        assertThat(fit(768, 576).toFrame(-10, -10, 700, 500)).isEqualTo(new Box(0, 0, 768, 576));
    }

    private static Letterbox fit(int width, int height) {
        return Letterbox.fit(width, height, 640, Letterbox.Shape.TIGHT);
    }
}
