package io.watchword.modelpackages.task;

import java.util.List;

/** Answers questions from what a detector gave for regions of a picture. */
public non-sealed interface RegionAnswering extends VisualTask {
    /** How many numbers each region has. */
    int featureSize();

    /**
     * Answers, the likeliest first.
     *
     * @param regions one or more, with boxes as shares of the picture's sides
     * @throws IllegalArgumentException if there is none, or one has another number of features
     */
    List<Ranked> answer(List<RegionFeatures> regions, String question);
}
