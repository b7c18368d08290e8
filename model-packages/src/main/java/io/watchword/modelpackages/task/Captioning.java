package io.watchword.modelpackages.task;

import io.watchword.modelpackages.picture.RgbImage;

/** Says what a picture shows. */
public non-sealed interface Captioning extends VisualTask {
    /** A sentence, or part of one where it got too long; perhaps an empty one. */
    Ranked caption(RgbImage picture);
}
