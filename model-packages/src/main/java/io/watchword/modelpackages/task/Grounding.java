package io.watchword.modelpackages.task;

import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.protocol.Detection;
import java.util.List;

/** Finds what phrases name in a picture. */
public non-sealed interface Grounding extends VisualTask {
    /**
     * Boxes with the phrase that fits each best as its label, the best first, in pixels of the picture.
     *
     * @param phrases one or more, such as {@code a red bus}
     */
    List<Detection> ground(RgbImage picture, List<String> phrases);
}
