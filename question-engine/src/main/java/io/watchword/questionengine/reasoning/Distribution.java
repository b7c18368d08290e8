package io.watchword.questionengine.reasoning;

import io.watchword.protocol.Alternative;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values with their probabilities, gathered into a verdict. Not thread-safe. */
final class Distribution {
    private static final int MOST_ALTERNATIVES = 3;
    private static final double NEGLIGIBLE = 0.01;

    private final Map<AnswerValue, Double> shares = new LinkedHashMap<>();

    Distribution add(AnswerValue value, double probability) {
        if (probability > 0) {
            shares.merge(value, probability, Double::sum);
        }
        return this;
    }

    static Verdict bool(double yes) {
        return new Distribution()
                .add(new AnswerValue.Bool(true), yes)
                .add(new AnswerValue.Bool(false), 1 - yes)
                .verdict();
    }

    /** The most probable value; of equals, the one that was added first. */
    Verdict verdict() {
        List<Map.Entry<AnswerValue, Double>> ordered = new ArrayList<>(shares.entrySet());
        ordered.sort(Comparator.comparingDouble(entry -> -entry.getValue()));
        List<Alternative> others = new ArrayList<>();
        for (int i = 1; i < ordered.size() && others.size() < MOST_ALTERNATIVES; i++) {
            double probability = clamp(ordered.get(i).getValue());
            if (probability >= NEGLIGIBLE) {
                others.add(new Alternative(ordered.get(i).getKey(), probability));
            }
        }
        return new Verdict(ordered.get(0).getKey(), clamp(ordered.get(0).getValue()), others);
    }

    boolean isEmpty() {
        return shares.isEmpty();
    }

    private static double clamp(double probability) {
        return Math.max(0, Math.min(1, probability));
    }
}
