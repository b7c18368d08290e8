package io.watchword.inference.colour;

import io.watchword.protocol.Box;

/**
 * One look at a thing in a frame. A few hundred pixels of its box are sampled, those near the middle of the part
 * counting most, and those of a colour that is common just outside the box counting least (the background-weighted
 * histogram of Comaniciu, Ramesh and Meer, "Kernel-Based Object Tracking", 2003).
 */
final class Look {
    private static final int SAMPLES_ACROSS = 14;
    private static final int RING_SAMPLES = 40;
    private static final double RING = 0.12;

    /**
     * What the greys count beside vivid colours: windows, tyres and shadows are grey on things of any colour. Enough
     * for what is grey all over.
     */
    private static final double DULL = 0.2;

    private static final double VIVID = 100;

    /** What skin counts beside clothes; enough for clothes of its colour. */
    private static final double SKIN = 0.1;

    private final Pixels pixels;
    private final Box box;
    private final double[] outside = new double[Pixels.COARSE];
    private final double[] inside = new double[Pixels.COARSE];

    Look(Pixels pixels, Box box) {
        this.pixels = pixels;
        this.box = box;
        countOutside();
        countInside();
    }

    private void countOutside() {
        int seen = 0;
        for (int i = 0; i < RING_SAMPLES; i++) {
            double along = (i + 0.5) / RING_SAMPLES;
            seen += count(outside, along, -RING) + count(outside, along, 1 + RING);
            seen += count(outside, -RING, along) + count(outside, 1 + RING, along);
        }
        normalise(outside, seen);
    }

    private void countInside() {
        int seen = 0;
        for (int i = 0; i < SAMPLES_ACROSS; i++) {
            for (int j = 0; j < SAMPLES_ACROSS; j++) {
                seen += count(inside, (i + 0.5) / SAMPLES_ACROSS, (j + 0.5) / SAMPLES_ACROSS);
            }
        }
        normalise(inside, seen);
    }

    private int count(double[] histogram, double across, double down) {
        int x = x(across);
        int y = y(down);
        if (!pixels.has(x, y)) {
            return 0;
        }
        histogram[pixels.coarse(x, y)]++;
        return 1;
    }

    private static void normalise(double[] histogram, int sum) {
        for (int i = 0; sum > 0 && i < histogram.length; i++) {
            histogram[i] /= sum;
        }
    }

    private int x(double across) {
        return (int) Math.floor(box.x() + across * box.width());
    }

    private int y(double down) {
        return (int) Math.floor(box.y() + down * box.height());
    }

    /** Weights by colour term of a part of the thing. */
    double[] terms(Region part) {
        double[] sums = new double[ColourTerm.all().size()];
        for (int i = 0; i < SAMPLES_ACROSS; i++) {
            for (int j = 0; j < SAMPLES_ACROSS; j++) {
                add(part, 2 * (i + 0.5) / SAMPLES_ACROSS - 1, 2 * (j + 0.5) / SAMPLES_ACROSS - 1, sums);
            }
        }
        return sums;
    }

    private void add(Region part, double u, double v, double[] sums) {
        double fromCentre = u * u + v * v;
        int x = x(part.left() + (u + 1) / 2 * (part.right() - part.left()));
        int y = y(part.top() + (v + 1) / 2 * (part.bottom() - part.top()));
        if (fromCentre < 1 && pixels.has(x, y)) {
            double telling = part.worn() ? clothes(x, y) : paint(x, y);
            pixels.addTerms(x, y, (1 - fromCentre) * telling * foreground(pixels.coarse(x, y)), sums);
        }
    }

    private double clothes(int x, int y) {
        return pixels.maybeSkin(x, y) ? SKIN : 1;
    }

    private double paint(int x, int y) {
        return Math.min(1, DULL + pixels.vividness(x, y) / VIVID);
    }

    private double foreground(int colour) {
        double in = inside[colour] + 1e-3;
        return in / (in + outside[colour]);
    }
}
