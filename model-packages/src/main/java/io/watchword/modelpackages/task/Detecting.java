package io.watchword.modelpackages.task;

import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.protocol.Detection;
import java.util.List;

/** Finds things of known kinds in a picture. */
public non-sealed interface Detecting extends VisualTask {
    /** What it can find, in the order of its indices. */
    List<String> labels();

    /** What it found, the surest first, in pixels of the picture. */
    List<Detection> detect(RgbImage picture);
}
