package io.watchword.modelpackages.task;

import java.util.List;

/** Tells how well a referring expression fits each of some regions. */
public non-sealed interface RegionGrounding extends VisualTask {
    /** How many numbers each region has. */
    int featureSize();

    /**
     * A score in [0, 1] for each region, in their order.
     *
     * @param regions one or more
     * @throws IllegalArgumentException if there is none, or one has another number of features
     */
    List<Double> score(List<RegionFeatures> regions, String expression);
}
