package io.watchword.questionengine.history;

import io.watchword.protocol.Alternative;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Verdicts about a time of which not all was seen. */
final class Tempered {
    private Tempered() {}

    /**
     * The verdict with some of its probabilities moved to unknown. The sum stays the same.
     *
     * @param doubtful of a value, the share of its probability, in [0, 1], that rests on what was not seen
     * @param reason why that much is unknown
     */
    static Verdict of(Verdict verdict, ToDoubleFunction<AnswerValue> doubtful, String reason) {
        Map<AnswerValue, Double> shares = new LinkedHashMap<>();
        double moved = 0;
        AnswerValue.Unknown unknown = new AnswerValue.Unknown(reason);
        double known = 0;
        for (Alternative each : all(verdict)) {
            if (each.value() instanceof AnswerValue.Unknown before) {
                known += each.confidence();
                unknown = before;
                continue;
            }
            double part = each.confidence() * doubtful.applyAsDouble(each.value());
            moved += part;
            shares.merge(each.value(), each.confidence() - part, Double::sum);
        }
        shares.put(moved > known ? new AnswerValue.Unknown(reason) : unknown, moved + known);
        return of(shares);
    }

    private static List<Alternative> all(Verdict verdict) {
        List<Alternative> all = new ArrayList<>();
        all.add(new Alternative(verdict.value(), verdict.confidence()));
        all.addAll(verdict.alternatives());
        return all;
    }

    /** Values with their probabilities as a verdict; those that are next to impossible are left out. */
    static Verdict of(Map<AnswerValue, Double> shares) {
        List<Alternative> ordered = new ArrayList<>();
        shares.forEach((value, share) -> ordered.add(new Alternative(value, Math.max(0, Math.min(1, share)))));
        ordered.sort(Comparator.comparingDouble(each -> -each.confidence()));
        Alternative first = ordered.get(0);
        List<Alternative> others = ordered.subList(1, ordered.size()).stream()
                .filter(each -> each.confidence() >= NEGLIGIBLE)
                .limit(MOST_ALTERNATIVES)
                .toList();
        return new Verdict(first.value(), first.confidence(), others);
    }

    private static final double NEGLIGIBLE = 0.001;
    private static final int MOST_ALTERNATIVES = 12;
}
