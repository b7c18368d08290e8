package io.watchword.questionengine.reasoning;

import java.util.Arrays;

/** Sums under names, for the few dozen names there ever are. Not thread-safe. */
final class Tally {
    private String[] names = new String[8];
    private double[] sums = new double[8];
    private int size;

    int size() {
        return size;
    }

    String name(int k) {
        return names[k];
    }

    /** The number of a name; a new one gets the next. */
    int index(String name) {
        for (int k = 0; k < size; k++) {
            if (names[k].equals(name)) {
                return k;
            }
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            sums = Arrays.copyOf(sums, 2 * size);
        }
        names[size] = name;
        return size++;
    }

    void add(String name, double much) {
        if (much > 0) {
            int k = index(name);
            sums[k] += much;
        }
    }

    /** The sums in the order the names came. */
    double[] sums() {
        return Arrays.copyOf(sums, size);
    }
}
