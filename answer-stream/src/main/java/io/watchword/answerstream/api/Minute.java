package io.watchword.answerstream.api;

import java.util.Arrays;

/** Counts what happened in the last 60 seconds, and keeps the last measurements. For one thread. */
final class Minute {
    private static final int SECONDS = 60;
    private static final int MEASUREMENTS = 200;

    private final long[] seconds = new long[SECONDS];
    private final int[] counts = new int[SECONDS];
    private final double[] measured = new double[MEASUREMENTS];
    private int measurements;

    /** Something happened now, and was measured. */
    void note(long second, double value) {
        int slot = (int) (second % SECONDS);
        if (seconds[slot] != second) {
            seconds[slot] = second;
            counts[slot] = 0;
        }
        counts[slot]++;
        measured[measurements++ % MEASUREMENTS] = value;
    }

    /** How often it happened in the 60 seconds up to this one. */
    int count(long second) {
        int sum = 0;
        for (int slot = 0; slot < SECONDS; slot++) {
            sum += seconds[slot] > second - SECONDS ? counts[slot] : 0;
        }
        return sum;
    }

    /** The nearest-rank quantile, {@code q} in (0, 1], of the last measurements; NaN of none. */
    double quantile(double q) {
        int size = Math.min(measurements, MEASUREMENTS);
        double[] sorted = Arrays.copyOf(measured, size);
        Arrays.sort(sorted);
        return size == 0 ? Double.NaN : sorted[Math.max(0, (int) Math.ceil(q * size) - 1)];
    }
}
