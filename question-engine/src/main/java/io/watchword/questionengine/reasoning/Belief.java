package io.watchword.questionengine.reasoning;

import io.watchword.questionengine.program.Comparison;

/**
 * How probable "yes" and "no" are; the rest of 1 is not known. Parts are taken to be independent of each other, and are
 * put together as in Kleene's three-valued logic.
 *
 * @param yes in [0, 1]
 * @param no in [0, 1 - yes], rounding aside
 */
record Belief(double yes, double no) {
    static final Belief NOTHING = new Belief(0, 0);

    double unknown() {
        return Math.max(0, 1 - yes - no);
    }

    Belief not() {
        return new Belief(no, yes);
    }

    /** Yes where both are, no where one is no. */
    Belief and(Belief other) {
        return new Belief(yes * other.yes, 1 - (1 - no) * (1 - other.no));
    }

    Belief or(Belief other) {
        return not().and(other.not()).not();
    }

    /** Whether there is at least one: {@code 1 - prod(1 - p)}. */
    static Belief exists(Grades grades) {
        return new Belief(PoissonBinomial.any(grades.low()), PoissonBinomial.none(grades.high()));
    }

    /** How their number compares to another, by Poisson-binomial distributions. */
    static Belief compares(Grades grades, Comparison comparison, int number) {
        double[] low = PoissonBinomial.distribution(grades.low());
        if (grades.isKnown()) {
            double yes = PoissonBinomial.holds(low, comparison, number);
            return new Belief(yes, 1 - yes);
        }
        double[] high = PoissonBinomial.distribution(grades.high());
        return switch (comparison) {
            case AT_LEAST, MORE_THAN -> rising(low, high, comparison, number);
            case AT_MOST -> rising(low, high, Comparison.MORE_THAN, number).not();
            case FEWER_THAN -> rising(low, high, Comparison.AT_LEAST, number).not();
            case EXACTLY ->
                new Belief(
                        PoissonBinomial.holds(PoissonBinomial.certain(grades), comparison, number),
                        PoissonBinomial.holds(low, Comparison.MORE_THAN, number)
                                + PoissonBinomial.holds(high, Comparison.FEWER_THAN, number));
        };
    }

    private static Belief rising(double[] low, double[] high, Comparison comparison, int number) {
        return new Belief(
                PoissonBinomial.holds(low, comparison, number), 1 - PoissonBinomial.holds(high, comparison, number));
    }

    /** How their number compares to that of others, which are independent of them. */
    static Belief compares(Grades grades, Comparison comparison, Grades others) {
        double[] low = PoissonBinomial.distribution(grades.low());
        double[] low2 = PoissonBinomial.distribution(others.low());
        if (grades.isKnown() && others.isKnown()) {
            double yes = PoissonBinomial.holds(low, comparison, low2);
            return new Belief(yes, 1 - yes);
        }
        double[] high = PoissonBinomial.distribution(grades.high());
        double[] high2 = PoissonBinomial.distribution(others.high());
        double more = PoissonBinomial.holds(low, Comparison.MORE_THAN, high2);
        double fewer = PoissonBinomial.holds(high, Comparison.FEWER_THAN, low2);
        double atLeast = PoissonBinomial.holds(low, Comparison.AT_LEAST, high2);
        double atMost = PoissonBinomial.holds(high, Comparison.AT_MOST, low2);
        return switch (comparison) {
            case MORE_THAN -> new Belief(more, atMost);
            case FEWER_THAN -> new Belief(fewer, atLeast);
            case AT_LEAST -> new Belief(atLeast, fewer);
            case AT_MOST -> new Belief(atMost, more);
            case EXACTLY ->
                new Belief(
                        PoissonBinomial.holds(
                                PoissonBinomial.certain(grades), comparison, PoissonBinomial.certain(others)),
                        more + fewer);
        };
    }
}
