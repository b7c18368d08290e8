package io.watchword.questionengine.reasoning;

import io.watchword.questionengine.program.Comparison;

/**
 * The number of independent events that happen, each with a probability of its own: its exact distribution, by adding
 * one event after the other, {@code P(k) <- P(k) (1 - p) + P(k - 1) p}, in O(n²) (Howard 1972; Wang 1993, "On the
 * number of successes in independent trials").
 */
final class PoissonBinomial {
    private PoissonBinomial() {}

    /** For each number from 0 to the number of events, its probability. Impossible events cost nothing. */
    static double[] distribution(double[] probabilities) {
        double[] distribution = new double[possible(probabilities) + 1];
        distribution[0] = 1;
        int events = 0;
        for (double p : probabilities) {
            if (p > 0) {
                add(p, 1 - p, distribution, ++events);
            }
        }
        return distribution;
    }

    /**
     * For each number, the probability that exactly so many happen and no event may have happened: each happens with
     * its {@code low} and does not with {@code 1 - high}. Sums to less than 1 where the bounds differ.
     */
    static double[] certain(Grades grades) {
        if (grades.isKnown()) {
            return distribution(grades.low());
        }
        double[] low = grades.low();
        double[] high = grades.high();
        double[] distribution = new double[possible(high) + 1];
        distribution[0] = 1;
        int events = 0;
        for (int i = 0; i < low.length; i++) {
            if (high[i] > 0) {
                add(low[i], 1 - high[i], distribution, ++events);
            }
        }
        return distribution;
    }

    private static int possible(double[] probabilities) {
        int possible = 0;
        for (double p : probabilities) {
            possible += p > 0 ? 1 : 0;
        }
        return possible;
    }

    /** Adds the last of {@code events} events; what is beyond the end of the distribution is left out. */
    static void add(double happens, double doesNot, double[] distribution, int events) {
        for (int k = Math.min(events, distribution.length - 1); k > 0; k--) {
            distribution[k] = distribution[k] * doesNot + distribution[k - 1] * happens;
        }
        distribution[0] *= doesNot;
    }

    /** The probability that none happens. */
    static double none(double[] probabilities) {
        double none = 1;
        for (double p : probabilities) {
            none *= 1 - p;
        }
        return none;
    }

    /** The probability that at least one happens. */
    static double any(double[] probabilities) {
        return 1 - none(probabilities);
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
