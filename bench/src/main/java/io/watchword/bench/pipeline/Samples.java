package io.watchword.bench.pipeline;

import java.util.Arrays;

/** Numbers and their quantiles. */
record Samples(double[] sorted) {
    Samples {
        sorted = sorted.clone();
        Arrays.sort(sorted);
    }

    int size() {
        return sorted.length;
    }

    /** The nearest-rank quantile, {@code q} in (0, 1]; NaN of nothing. */
    double quantile(double q) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, (int) Math.ceil(q * sorted.length) - 1)];
    }
}
