package io.watchword.modelpackages.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PictureMemoryTest {
    private static final PictureSteps STEPS =
            new PictureSteps(null, null, null, null, 1, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));

    @Test
    void picturesOfAReplicaLieInTheSameMemoryOneAfterTheOther() {
        PictureMemory memory = new PictureMemory();
        PictureTensor large = STEPS.apply(RgbImage.plain(4, 3, 7), memory);
        PictureTensor small = STEPS.apply(RgbImage.plain(2, 2, 9), memory);

        assertThat(large.values().remaining()).isEqualTo(4 * 3 * 4 * 3);
        assertThat(small.values().remaining()).isEqualTo(4 * 3 * 2 * 2);
        assertThat(small.values().isDirect()).isTrue();
        assertThat(large.values().asFloatBuffer().get(0)).isEqualTo(9);
        assertThat(large.values().asFloatBuffer().get(12)).isEqualTo(7);
    }

    @Test
    void pixelsLieColourByColourAndRowByRow() {
        RgbImage image = new RgbImage(2, 1, new byte[] {1, 2, 3, 4, 5, 6});
        float[] values = new float[6];

        STEPS.apply(image, new PictureMemory()).values().asFloatBuffer().get(values);

        assertThat(values).containsExactly(1, 4, 2, 5, 3, 6);
    }

    @Test
    void aRowOfPicturesIsOne() throws UnusablePictureException {
        RgbImage row = RgbImage.row(List.of(RgbImage.plain(1, 2, 5), RgbImage.plain(2, 1, 6)));

        assertThat(row.rgb()).containsExactly(5, 5, 5, 6, 6, 6, 6, 6, 6, 5, 5, 5, 0, 0, 0, 0, 0, 0);
        RgbImage large = RgbImage.plain(6_000, 6_000, 0);
        assertThatThrownBy(() -> RgbImage.row(List.of(large, large)))
                .isInstanceOf(UnusablePictureException.class)
                .hasMessageContaining("8K");
    }
}
