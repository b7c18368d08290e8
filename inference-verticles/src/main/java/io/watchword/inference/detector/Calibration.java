package io.watchword.inference.detector;

import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a detector's scores are worth: {@code p = 1 / (1 + exp(-(a logit(score) + b)))}, the probability that a
 * detection is a true box of its label (Platt scaling on the logit, fitted for each label).
 *
 * @param global for labels that have no curve of their own
 * @param classes by label
 */
public record Calibration(Curve global, Map<String, Curve> classes) {
    private static final double SMALLEST = 1e-6;

    /**
     * One label's curve.
     *
     * @param a slope, positive
     * @param b offset
     */
    public record Curve(double a, double b) {
        public Curve {
            if (!(a > 0 && Double.isFinite(a) && Double.isFinite(b))) {
                throw new InvalidFieldException("calibration", "needs a finite offset and a positive slope");
            }
        }

        double logOdds(double score) {
            double s = Math.max(SMALLEST, Math.min(1 - SMALLEST, score));
            return a * Math.log(s / (1 - s)) + b;
        }
    }

    public Calibration(@Nullable Curve global, @Nullable Map<String, Curve> classes) {
        if (global == null) {
            throw new InvalidFieldException("calibration.global", "is missing");
        }
        this.global = global;
        this.classes = classes == null ? Map.of() : Map.copyOf(classes);
    }

    /** Scores taken as probabilities. */
    public static Calibration none() {
        return new Calibration(new Curve(1, 0), Map.of());
    }

    /**
     * Reads the form that the calibration script writes.
     *
     * @throws InvalidFieldException if it is malformed
     */
    public static Calibration read(byte[] json) {
        return Json.read(json, Calibration.class);
    }

    /** The probability that a detection with this label and score is right, in (0, 1). */
    public double probability(String label, double score) {
        return 1 / (1 + Math.exp(-logOdds(label, score)));
    }

    /** The same as log odds. */
    public double logOdds(String label, double score) {
        return classes.getOrDefault(label, global).logOdds(score);
    }
}
