package io.watchword.modelpackages.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.modelpackages.picture.Padding;
import io.watchword.modelpackages.picture.PictureMemory;
import io.watchword.modelpackages.picture.PictureSize;
import io.watchword.modelpackages.picture.PictureSteps;
import io.watchword.modelpackages.picture.Resampling;
import io.watchword.modelpackages.picture.ResizeRule;
import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.protocol.Box;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CandidateTest {
    private static PictureSteps steps(ResizeRule resize, @Nullable PictureSize crop, @Nullable Padding pad) {
        return new PictureSteps(resize, crop, pad, null, 1, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));
    }

    @Test
    void sharesOfAPaddedTensorLeaveThePaddingOut() {
        PictureSteps steps = steps(new ResizeRule.Within(64, 64, Resampling.BILINEAR), null, new Padding(64, 64, 114));

        Box box = Candidate.fromShares(
                new float[] {9, 0.5f, 0.5f, 1, 0.5f}, 1, steps.apply(RgbImage.plain(100, 50, 0), new PictureMemory()));

        assertThat(box).isEqualTo(Box.corners(0, 0, 100, 50));
    }

    @Test
    void sharesOfACroppedTensorAreOfWhatWasCutOut() {
        PictureSteps steps = steps(new ResizeRule.Shortest(40, 0, Resampling.BILINEAR), new PictureSize(40, 40), null);

        Box box = Candidate.fromShares(
                new float[] {0.5f, 0.5f, 1, 1}, 0, steps.apply(RgbImage.plain(50, 100, 0), new PictureMemory()));

        assertThat(box).isEqualTo(Box.corners(0, 25, 50, 75));
    }
}
