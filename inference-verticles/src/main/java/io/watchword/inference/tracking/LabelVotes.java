package io.watchword.inference.tracking;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** What a track was detected as: votes weighted by probability, the recent ones more. */
final class LabelVotes {
    private static final double NEGLIGIBLE = 0.01;

    private final Map<String, Double> weights = new TreeMap<>();

    /** One detection's vote; what was voted before keeps {@code kept} of its weight. */
    void add(String label, double weight, double kept) {
        weights.replaceAll((each, old) -> old * kept);
        weights.merge(label, weight, Double::sum);
    }

    String winner() {
        return weights.entrySet().stream()
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
    }

    /** Each label's share, of those that have more than a negligible one. */
    Map<String, Double> shares() {
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Double> shares = new TreeMap<>();
        weights.forEach((label, weight) -> {
            double share = Math.round(weight / sum * 1000) / 1000.0;
            if (share >= NEGLIGIBLE) {
                shares.put(label, share);
            }
        });
        return shares;
    }
}
