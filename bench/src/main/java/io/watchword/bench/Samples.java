package io.watchword.bench;

import java.util.List;

/** Numbers and their quantiles. */
public record Samples(List<Double> sorted) {
    public Samples {
        sorted = sorted.stream().sorted().toList();
    }

    public int size() {
        return sorted.size();
    }

    /** The nearest-rank quantile, {@code q} in (0, 1]; NaN of nothing. */
    public double quantile(double q) {
        return sorted.isEmpty() ? Double.NaN : sorted.get(Math.max(0, (int) Math.ceil(q * sorted.size()) - 1));
    }
}
