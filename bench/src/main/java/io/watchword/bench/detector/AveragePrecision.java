package io.watchword.bench.detector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The average precision of one class: detections are taken by falling score, and the precision at each of 101 recalls
 * is the best at that recall or beyond (the interpolation of the COCO evaluation).
 */
final class AveragePrecision {
    private static final int POINTS = 101;

    private record Scored(double score, boolean hit) {}

    private final List<Scored> detections = new ArrayList<>();
    private int truths;

    void truth() {
        truths++;
    }

    void detection(double score, boolean hit) {
        detections.add(new Scored(score, hit));
    }

    /** How many true boxes there are. */
    int truths() {
        return truths;
    }

    /** In [0, 1]; 0 where there are no true boxes. */
    double value() {
        List<Scored> sorted = new ArrayList<>(detections);
        sorted.sort(Comparator.comparingDouble(Scored::score).reversed());
        double[] precision = new double[sorted.size()];
        double[] recall = new double[sorted.size()];
        int hits = 0;
        for (int i = 0; i < precision.length; i++) {
            hits += sorted.get(i).hit() ? 1 : 0;
            precision[i] = hits / (i + 1.0);
            recall[i] = hits / (double) Math.max(1, truths);
        }
        return interpolated(precision, recall);
    }

    /** As the COCO evaluation computes it: to the last bit, which decides where a recall is just met. */
    private static double recall(int point) {
        return point == POINTS - 1 ? 1 : point * 0.01;
    }

    private static double interpolated(double[] precision, double[] recall) {
        for (int i = precision.length - 2; i >= 0; i--) {
            precision[i] = Math.max(precision[i], precision[i + 1]);
        }
        double sum = 0;
        int place = 0;
        for (int point = 0; point < POINTS; point++) {
            while (place < recall.length && recall[place] < recall(point)) {
                place++;
            }
            sum += place < precision.length ? precision[place] : 0;
        }
        return sum / POINTS;
    }
}
