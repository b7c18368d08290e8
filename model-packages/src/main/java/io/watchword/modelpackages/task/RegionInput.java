package io.watchword.modelpackages.task;

import ai.djl.ndarray.NDManager;
import io.watchword.modelpackages.text.Tokenizer;
import java.util.List;

/** Regions and a text, as networks take them that see no picture. */
final class RegionInput {
    private final Tokenizer tokenizer;
    private final int featureSize;

    RegionInput(Tokenizer tokenizer, int featureSize) {
        this.tokenizer = tokenizer;
        this.featureSize = featureSize;
    }

    int featureSize() {
        return featureSize;
    }

    Inputs of(NDManager call, List<RegionFeatures> regions, String text) {
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("Give one region or more");
        }
        for (RegionFeatures each : regions) {
            if (each.features().length != featureSize) {
                throw new IllegalArgumentException("A region has " + each.features().length
                        + " features, but the model takes " + featureSize + ": use the detector it was trained with");
            }
        }
        return new Inputs(call).regions(regions, featureSize).texts(List.of(tokenizer.encode(text)));
    }
}
