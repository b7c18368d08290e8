package io.watchword.questionengine.reasoning;

import java.util.Arrays;

/** Collects grades one thing at a time; keeps one array only while all is known. Used once. */
final class GradesBuilder {
    private final double[] low;
    private double[] high;

    GradesBuilder(int size) {
        low = new double[size];
        high = low;
    }

    /** A degree, or not a number where it is not known. */
    void put(int i, double degree) {
        if (Double.isNaN(degree)) {
            put(i, 0, 1);
        } else {
            put(i, degree, degree);
        }
    }

    void put(int i, double least, double most) {
        if (high == low && least != most) {
            high = Arrays.copyOf(low, low.length);
        }
        low[i] = least;
        high[i] = most;
    }

    Grades build() {
        return high == low ? Grades.known(low) : Grades.of(low, high);
    }
}
