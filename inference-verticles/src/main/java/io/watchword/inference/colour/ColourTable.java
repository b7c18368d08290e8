package io.watchword.inference.colour;

import java.util.List;

/**
 * How well each colour term describes each colour: a soft choice by the distance to the term's nearest example in
 * CIELAB, as a table over sRGB with 5 bits a channel (the form of van de Weijer et al., "Learning Color Names for
 * Real-World Applications", 2009, whose learnt table is not used).
 */
final class ColourTable {
    private static final double WIDTH = 9;
    private static final int BITS = 5;
    private static final int DROPPED = 8 - BITS;
    private static final int CELLS = 1 << (3 * BITS);
    private static final int MASK = (1 << BITS) - 1;
    private static final int TERMS = ColourTerm.all().size();
    private static final float[] SHARES = build();

    private ColourTable() {}

    private static float[] build() {
        List<List<Lab>> examples =
                ColourTerm.all().stream().map(ColourTerm::examples).toList();
        float[] table = new float[CELLS * TERMS];
        for (int cell = 0; cell < CELLS; cell++) {
            fill(table, cell * TERMS, Lab.of(centre(cell)), examples);
        }
        return table;
    }

    private static int centre(int cell) {
        int red = channel(cell >> (2 * BITS));
        int green = channel((cell >> BITS) & MASK);
        int blue = channel(cell & MASK);
        return (((red << 8) | green) << 8) | blue;
    }

    private static int channel(int value) {
        return value * 255 / MASK;
    }

    private static void fill(float[] table, int offset, Lab colour, List<List<Lab>> examples) {
        double[] weights = new double[TERMS];
        double sum = 0;
        double nearestOfAll =
                nearest(colour, examples.stream().flatMap(List::stream).toList());
        for (int term = 0; term < TERMS; term++) {
            weights[term] = Math.exp((nearestOfAll - nearest(colour, examples.get(term))) / (2 * WIDTH * WIDTH));
            sum += weights[term];
        }
        for (int term = 0; term < TERMS; term++) {
            table[offset + term] = (float) (weights[term] / sum);
        }
    }

    private static double nearest(Lab colour, List<Lab> examples) {
        double nearest = Double.POSITIVE_INFINITY;
        for (Lab example : examples) {
            nearest = Math.min(nearest, colour.distance2(example));
        }
        return nearest;
    }

    /** Adds the weighted shares of a colour, channels 0 to 255, to sums by term. */
    static void add(int blue, int green, int red, double weight, double[] sums) {
        int cell = ((((red >> DROPPED) << BITS) | (green >> DROPPED)) << BITS) | (blue >> DROPPED);
        for (int term = 0; term < TERMS; term++) {
            sums[term] += weight * SHARES[cell * TERMS + term];
        }
    }
}
