package io.watchword.modelpackages.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Regions as a reference writes them: corners as shares, then features. */
final class Regions {
    private Regions() {}

    static List<RegionFeatures> of(JsonNode call) {
        List<RegionFeatures> regions = new ArrayList<>();
        for (JsonNode row : call.get("regions")) {
            float[] features = new float[row.size() - 4];
            for (int i = 0; i < features.length; i++) {
                features[i] = row.get(i + 4).floatValue();
            }
            regions.add(new RegionFeatures(
                    row.get(0).floatValue(),
                    row.get(1).floatValue(),
                    row.get(2).floatValue(),
                    row.get(3).floatValue(),
                    features));
        }
        return regions;
    }
}
