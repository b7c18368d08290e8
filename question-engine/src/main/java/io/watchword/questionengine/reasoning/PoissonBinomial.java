package io.watchword.questionengine.reasoning;

import io.watchword.questionengine.program.Comparison;

/**
 * The number of independent events that happen, each with a probability of its own: its exact distribution, by adding
 * one event after the other (O(n²); Howard 1972, as in Chen, Dempster and Liu 1994).
 */
final class PoissonBinomial {
    private PoissonBinomial() {}

    /** For each number from 0 to the number of events, its probability. Impossible events cost nothing. */
    static double[] distribution(double[] probabilities) {
        int possible = 0;
        for (double p : probabilities) {
            possible += p > 0 ? 1 : 0;
        }
        double[] distribution = new double[possible + 1];
        distribution[0] = 1;
        int events = 0;
        for (double p : probabilities) {
            if (p > 0) {
                add(p, distribution, ++events);
            }
        }
        return distribution;
    }

    private static void add(double p, double[] distribution, int events) {
        for (int k = events; k > 0; k--) {
            distribution[k] = distribution[k] * (1 - p) + distribution[k - 1] * p;
        }
        distribution[0] *= 1 - p;
    }

    /** The probability that at least one happens. */
    static double any(double[] probabilities) {
        double none = 1;
        for (double p : probabilities) {
            none *= 1 - p;
        }
        return 1 - none;
    }

    /** The probability that the number compares to {@code to} as said. */
    static double holds(double[] distribution, Comparison comparison, int to) {
        double sum = 0;
        for (int k = 0; k < distribution.length; k++) {
            sum += comparison.holds(k, to) ? distribution[k] : 0;
        }
        return Math.min(1, sum);
    }

    /** The probability that the first number compares to the second, independent one, as said. */
    static double holds(double[] first, Comparison comparison, double[] second) {
        double sum = 0;
        for (int k = 0; k < second.length; k++) {
            sum += second[k] * holds(first, comparison, k);
        }
        return Math.min(1, sum);
    }
}
