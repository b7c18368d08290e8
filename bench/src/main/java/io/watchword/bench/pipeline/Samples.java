package io.watchword.bench.pipeline;

import java.util.List;

/** Numbers and their quantiles. */
record Samples(List<Double> sorted) {
    Samples {
        sorted = sorted.stream().sorted().toList();
    }

    int size() {
        return sorted.size();
    }

    /** The nearest-rank quantile, {@code q} in (0, 1]; NaN of nothing. */
    double quantile(double q) {
        return sorted.isEmpty() ? Double.NaN : sorted.get(Math.max(0, (int) Math.ceil(q * sorted.size()) - 1));
    }
}
