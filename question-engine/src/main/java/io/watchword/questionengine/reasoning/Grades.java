package io.watchword.questionengine.reasoning;

import java.util.List;

/**
 * For each thing of a world, the bounds of a degree or a probability. They differ where it rests on something that is
 * not known: {@code low} is what holds for certain, {@code high} also what might hold, if it were known. Independent
 * things thus have three outcomes, "yes" with {@code low}, "maybe" with {@code high - low} and "no" with {@code 1 -
 * high}, and an answer is known to the probability with which no "maybe" could change it.
 */
final class Grades {
    private final double[] low;
    private final double[] high;
    private List<Integer> steps = List.of();

    private Grades(double[] low, double[] high) {
        this.low = low;
        this.high = high;
    }

    /** Bounds; one array given twice where all is known. */
    static Grades of(double[] low, double[] high) {
        return new Grades(low, high);
    }

    /** All is known. */
    static Grades known(double[] grades) {
        return new Grades(grades, grades);
    }

    /** Nothing is known. */
    static Grades unknown(int size) {
        double[] high = new double[size];
        java.util.Arrays.fill(high, 1);
        return new Grades(new double[size], high);
    }

    double[] low() {
        return low;
    }

    double[] high() {
        return high;
    }

    int size() {
        return low.length;
    }

    /** Whether the bounds are equal throughout. */
    boolean isKnown() {
        return low == high;
    }

    /** The steps of the trace that they come from. */
    List<Integer> steps() {
        return steps;
    }

    Grades from(List<Integer> traced) {
        steps = traced;
        return this;
    }

    /** That both hold, where the second is given the first. */
    Grades and(Grades given) {
        double[] both = product(low, given.low);
        return isKnown() && given.isKnown() ? known(both) : of(both, product(high, given.high));
    }

    private static double[] product(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }

    /** That one or the other holds, independently. */
    Grades or(Grades other) {
        double[] either = noisyOr(low, other.low);
        return isKnown() && other.isKnown() ? known(either) : of(either, noisyOr(high, other.high));
    }

    private static double[] noisyOr(double[] a, double[] b) {
        double[] either = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            either[i] = 1 - (1 - a[i]) * (1 - b[i]);
        }
        return either;
    }

    /** The larger of the two: one thing is one thing, however it is picked out. */
    Grades max(Grades other) {
        double[] larger = max(low, other.low);
        return isKnown() && other.isKnown() ? known(larger) : of(larger, max(high, other.high));
    }

    private static double[] max(double[] a, double[] b) {
        double[] larger = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            larger[i] = Math.max(a[i], b[i]);
        }
        return larger;
    }

    /** That it does not hold. */
    Grades not() {
        double[] never = complement(high);
        return isKnown() ? known(never) : of(never, complement(low));
    }

    private static double[] complement(double[] a) {
        double[] rest = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            rest[i] = 1 - a[i];
        }
        return rest;
    }
}
