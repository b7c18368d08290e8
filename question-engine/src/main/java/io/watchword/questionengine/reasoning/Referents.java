package io.watchword.questionengine.reasoning;

/**
 * Which one thing is meant, given each track's probability of being it: weighs tracks by their odds, which is exact
 * where at most one of them is there.
 */
final class Referents {
    private static final double MOST_CERTAIN = 0.999;

    private final double[] weights;
    private final double present;

    private Referents(double[] weights, double present) {
        this.weights = weights;
        this.present = present;
    }

    static Referents of(double[] membership) {
        double[] odds = new double[membership.length];
        double sum = 0;
        for (int i = 0; i < odds.length; i++) {
            double p = Math.min(MOST_CERTAIN, membership[i]);
            odds[i] = p / (1 - p);
            sum += odds[i];
        }
        for (int i = 0; sum > 0 && i < odds.length; i++) {
            odds[i] /= sum;
        }
        return new Referents(odds, PoissonBinomial.any(membership));
    }

    /** For each track its share, summing to 1 unless none is possible. */
    double[] weights() {
        return weights;
    }

    /** The probability that there is any. */
    double present() {
        return present;
    }
}
