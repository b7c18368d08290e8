package io.watchword.questionengine.reasoning;

import io.watchword.questionengine.program.Quantifier;

/**
 * How probably a property holds of all, none or most of a group, where thing {@code i} is in the group with
 * {@code p(i)} and the property then holds with {@code d(i)}, independently of the others. It presupposes that the
 * group is not empty, or for "both" and "neither" that there are two: what that takes of the probability is neither yes
 * nor no.
 *
 * <ul>
 *   <li>all: {@code prod(1 - p (1 - d)) - prod(1 - p)}
 *   <li>most: more hold than don't; the distribution of the difference, one thing after the other, in O(n²)
 * </ul>
 *
 * Where grades have bounds, yes and no are what holds whatever the truth within them.
 */
final class Quantities {
    private Quantities() {}

    static Belief of(Quantifier quantifier, Grades group, Grades degrees) {
        return switch (quantifier) {
            case ALL -> all(group, degrees, 1);
            case NONE -> all(group, degrees.not(), 1);
            case BOTH -> all(group, degrees, 2);
            case NEITHER -> all(group, degrees.not(), 2);
            case EITHER -> some(group, degrees);
            case MOST -> new Belief(most(group, degrees, true), most(group, degrees, false));
        };
    }

    /** How probably what is presupposed is missing. */
    static double missing(Quantifier quantifier, Grades group) {
        boolean two = quantifier == Quantifier.BOTH || quantifier == Quantifier.NEITHER;
        double[] few = {1, 0};
        for (double p : group.high()) {
            PoissonBinomial.add(p, 1 - p, few, 1);
        }
        return two ? few[0] + few[1] : few[0];
    }

    private static Belief all(Grades group, Grades degrees, int least) {
        return new Belief(noCounterexample(group, degrees, least), counterexample(group, degrees, least));
    }

    /** There are at least so many for certain, and of none that may be there the property may not hold. */
    private static double noCounterexample(Grades group, Grades degrees, int least) {
        double all = 1;
        double[] few = new double[least];
        few[0] = 1;
        for (int i = 0; i < group.size(); i++) {
            double p = group.low()[i];
            double maybe = group.high()[i];
            double holds = degrees.low()[i];
            double aside = 1 - maybe + (maybe - p) * holds;
            all *= aside + p * holds;
            PoissonBinomial.add(p * holds, aside, few, least);
        }
        for (double number : few) {
            all -= number;
        }
        return Math.max(0, all);
    }

    /** There are at least so many for certain, and one of them of which the property does not hold for certain. */
    private static double counterexample(Grades group, Grades degrees, int least) {
        double[] any = new double[least];
        double[] fitting = new double[least];
        any[0] = 1;
        fitting[0] = 1;
        double none = 1;
        for (int i = 0; i < group.size(); i++) {
            double p = group.low()[i];
            double may = degrees.high()[i];
            PoissonBinomial.add(p, 1 - p, any, least);
            PoissonBinomial.add(p * may, 1 - p, fitting, least);
            none *= 1 - p * (1 - may);
        }
        double enough = 1 - none;
        for (int k = 0; k < least; k++) {
            enough -= any[k] - fitting[k];
        }
        return Math.max(0, enough);
    }

    private static Belief some(Grades group, Grades degrees) {
        double never = 1;
        double neverThere = 1;
        double noneSure = 1;
        for (int i = 0; i < group.size(); i++) {
            double p = group.low()[i];
            double maybe = group.high()[i];
            double may = degrees.high()[i];
            noneSure *= 1 - p * degrees.low()[i];
            never *= 1 - maybe * may;
            neverThere *= 1 - maybe + (maybe - p) * (1 - may);
        }
        return new Belief(1 - noneSure, Math.max(0, never - neverThere));
    }

    /** That more hold than don't however what is not known turns out, or that for certain no more do. */
    private static double most(Grades group, Grades degrees, boolean yes) {
        int n = group.size();
        double[] difference = new double[2 * n + 1];
        difference[n] = 1;
        double empty = 1;
        for (int i = 0; i < n; i++) {
            double p = group.low()[i];
            double maybe = group.high()[i];
            double up = yes ? p * degrees.low()[i] : maybe * degrees.high()[i];
            double down = yes ? maybe * (1 - degrees.low()[i]) : p * (1 - degrees.high()[i]);
            step(difference, up, down, n, i);
            empty *= 1 - maybe + (maybe - p) * (1 - degrees.high()[i]);
        }
        double sum = yes ? 0 : -empty;
        for (int k = 0; k <= 2 * n; k++) {
            sum += k > n == yes ? difference[k] : 0;
        }
        return Math.max(0, sum);
    }

    private static void step(double[] difference, double up, double down, int middle, int steps) {
        if (up == 0 && down == 0) {
            return;
        }
        double before = 0;
        for (int k = middle - steps - 1; k <= middle + steps + 1; k++) {
            double here = difference[k];
            double above = k + 1 < difference.length ? difference[k + 1] : 0;
            difference[k] = here * (1 - up - down) + before * up + above * down;
            before = here;
        }
    }
}
