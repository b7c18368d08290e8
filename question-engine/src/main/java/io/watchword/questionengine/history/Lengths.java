package io.watchword.questionengine.history;

import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Region;
import io.watchword.protocol.Scene;
import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.reasoning.Evaluation;
import io.watchword.questionengine.reasoning.Executor;
import io.watchword.questionengine.reasoning.Past;
import io.watchword.questionengine.reasoning.Picked;
import io.watchword.questionengine.reasoning.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long things have been there: of several, the one that has been there longest. That is thing {@code i} with the
 * probability that it is there and none that has been there longer is, {@code p(i) prod(1 - p(j))}; what is left of 1,
 * that none is there, is unknown. What was there when looking began has been there at least so long.
 */
final class Lengths {
    private final History history;
    private final Scene now;
    private final Stretch all;

    Lengths(History history, Scene now, Stretch all) {
        this.history = history;
        this.now = now;
        this.all = all;
    }

    private record Stay(long start, double probability, Region region) {}

    Evaluation run(Things things, MomentWorld world, Trace trace) {
        Picked picked = new Executor(world, Past.NONE, trace).pick(things);
        List<Remembered> tracks = history.remembered(now);
        Recall recall = new Recall(history, all, false);
        List<Stay> stays = new ArrayList<>();
        for (int i = 0; i < tracks.size(); i++) {
            if (picked.low()[i] > 0) {
                long start = start(recall.when(tracks.get(i), things));
                stays.add(new Stay(start, picked.low()[i], world.region(i, picked.low()[i])));
            }
        }
        stays.sort(Comparator.comparingLong(Stay::start));
        return evaluation(stays);
    }

    /** When the span began that goes on now; now, where there is none yet. */
    private long start(Spans spans) {
        boolean goesOn = spans.end() >= all.to() - all.coverage().gap();
        return goesOn ? spans.from(spans.size() - 1) : all.to();
    }

    private Evaluation evaluation(List<Stay> stays) {
        Map<AnswerValue, Double> shares = new LinkedHashMap<>();
        double none = 1;
        for (Stay stay : stays) {
            Duration length = Duration.ofMillis((all.to() - stay.start()) / 1000);
            shares.merge(
                    new AnswerValue.Span(length, all.isCutOff(stay.start())), none * stay.probability(), Double::sum);
            none *= 1 - stay.probability();
        }
        shares.put(new AnswerValue.Unknown("there is no such thing in view"), none);
        List<Region> regions = stays.stream()
                .map(Stay::region)
                .sorted(Comparator.comparingDouble(region -> -region.score()))
                .limit(Evaluation.MAX_REGIONS)
                .toList();
        return new Evaluation(Tempered.of(shares), regions);
    }
}
