package io.watchword.questionengine.reasoning;

/**
 * Which one thing is meant, given each thing's probability of being it: weighs things by their odds {@code p / (1 -
 * p)}, which is exact where at most one of them is there.
 */
final class Referents {
    private static final double MOST_CERTAIN = 0.999;

    private final double[] weights;
    private final double present;
    private final double absent;

    private Referents(double[] weights, double present, double absent) {
        this.weights = weights;
        this.present = present;
        this.absent = absent;
    }

    static Referents of(Grades grades) {
        return new Referents(
                weights(grades.low()), PoissonBinomial.any(grades.low()), PoissonBinomial.none(grades.high()));
    }

    /** For each its share, summing to 1 unless none is possible. */
    static double[] weights(double[] probabilities) {
        double[] odds = new double[probabilities.length];
        double sum = 0;
        for (int i = 0; i < odds.length; i++) {
            double p = Math.min(MOST_CERTAIN, probabilities[i]);
            odds[i] = p / (1 - p);
            sum += odds[i];
        }
        for (int i = 0; sum > 0 && i < odds.length; i++) {
            odds[i] /= sum;
        }
        return odds;
    }

    /** For each thing its share, summing to 1 unless none is possible. */
    double[] weights() {
        return weights;
    }

    /** The probability that there is any for certain. */
    double present() {
        return present;
    }

    /** The probability that there is none for certain. */
    double absent() {
        return absent;
    }

    /** The probability that thing {@code i} is there and meant. */
    double share(int i) {
        return present * weights[i];
    }
}
