package io.watchword.modelpackages.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.watchword.modelpackages.PackageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThinPicturesTest {
    private static final RgbImage THIN = RgbImage.plain(16, 65_535, 127);

    @ParameterizedTest
    @EnumSource(Resampling.class)
    void aShortestSideWithoutALongestDoesNotFillTheMemory(Resampling filter) {
        PictureSize size = new ResizeRule.Shortest(800, 0, filter).of(THIN.width(), THIN.height());

        assertThat(size).isEqualTo(new PictureSize(800, 3_276_750));
        assertThatThrownBy(() -> filter.resize(THIN, size.width(), size.height()))
                .isInstanceOf(PackageException.class)
                .hasMessageContaining("16x65535")
                .hasMessageContaining("800x3276750")
                .hasMessageContaining("picture.resize.longest");
    }

    @Test
    void whatIsMadeOnTheWayDoesNotFillTheMemoryEither() {
        assertThatThrownBy(() -> Resampling.BICUBIC.resize(THIN, 4096, 4096))
                .isInstanceOf(PackageException.class)
                .hasMessageContaining("4096x65535");
    }

    @Test
    void anUsualSizeIsStillMade() {
        assertThat(Resampling.BILINEAR.resize(THIN, 224, 224).rgb()).hasSize(3 * 224 * 224);
    }
}
