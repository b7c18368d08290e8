package io.watchword.modelpackages.task;

import io.watchword.modelpackages.picture.PictureMemory;
import io.watchword.modelpackages.picture.PictureSteps;
import io.watchword.modelpackages.picture.PictureTensor;
import io.watchword.modelpackages.picture.RgbImage;

/** Pictures as one replica takes them; each takes the place of the one before it. */
final class PictureInput {
    private final PictureSteps steps;
    private final PictureMemory memory = new PictureMemory();

    PictureInput(PictureSteps steps) {
        this.steps = steps;
    }

    PictureTensor of(RgbImage picture) {
        return steps.apply(picture, memory);
    }
}
