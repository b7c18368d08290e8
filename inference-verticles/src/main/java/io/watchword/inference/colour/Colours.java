package io.watchword.inference.colour;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shares of the colour terms of one part of a thing, smoothed as it is looked at again. */
final class Colours {
    private static final double NEGLIGIBLE = 0.02;

    private double @Nullable [] shares;

    /**
     * Takes in another look.
     *
     * @param sums weights by term, or null if nothing could be seen
     * @param freshness weight of this look, in (0, 1]
     */
    void take(double @Nullable [] sums, double freshness) {
        double total = 0;
        if (sums != null) {
            for (double each : sums) {
                total += each;
            }
        }
        if (sums == null || total <= 0) {
            return;
        }
        double[] mixed = shares == null ? new double[sums.length] : shares;
        double weight = shares == null ? 1 : freshness;
        for (int term = 0; term < sums.length; term++) {
            mixed[term] += weight * (sums[term] / total - mixed[term]);
        }
        shares = mixed;
    }

    /** By the terms' words, the negligible left out; empty where nothing was seen. */
    Map<String, Double> shares() {
        Map<String, Double> named = new TreeMap<>();
        if (shares != null) {
            for (int term = 0; term < shares.length; term++) {
                double share = Math.floor(shares[term] * 1000) / 1000;
                if (share >= NEGLIGIBLE) {
                    named.put(ColourTerm.all().get(term).word(), share);
                }
            }
        }
        return named;
    }
}
