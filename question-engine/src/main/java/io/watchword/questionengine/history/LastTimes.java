package io.watchword.questionengine.history;

import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Region;
import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.reasoning.Evaluation;
import io.watchword.questionengine.reasoning.Executor;
import io.watchword.questionengine.reasoning.Past;
import io.watchword.questionengine.reasoning.Picked;
import io.watchword.questionengine.reasoning.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When there was last such a thing: the end of a track's last time as one, or the moment of the last thing it did, with
 * the probability that it was one and none that came later was, {@code p(i) prod(1 - p(j))}. Of that, the share of the
 * time since then that was not seen is unknown, and so is what is left of 1.
 */
final class LastTimes {
    private static final double NEGLIGIBLE = 1e-3;

    private final Stretch stretch;
    private final List<Remembered> tracks;
    private final Recall recall;
    private final Trace trace;

    LastTimes(History history, Stretch stretch, List<Remembered> tracks, Trace trace) {
        this.stretch = stretch;
        this.tracks = tracks;
        this.recall = new Recall(history, stretch, true);
        this.trace = trace;
    }

    private record Sighting(long at, double probability, Region region) {}

    Evaluation run(Things things) {
        Picked picked = Needs.of(things).moments()
                ? recall.ever(things, tracks)
                : new Executor(new TrackWorld(tracks, stretch, recall, things), Past.NONE, trace).pick(things);
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < tracks.size(); i++) {
            Spans when = recall.when(tracks.get(i), things).and(Spans.of(stretch.from(), stretch.to()));
            if (picked.low()[i] > 0 && !when.isEmpty()) {
                sightings.add(
                        new Sighting(when.end(), picked.low()[i], tracks.get(i).region(picked.low()[i])));
            }
        }
        sightings.sort(Comparator.comparingLong(sighting -> -sighting.at()));
        return evaluation(sightings);
    }

    private Evaluation evaluation(List<Sighting> sightings) {
        Map<AnswerValue, Double> shares = new LinkedHashMap<>();
        List<Region> regions = new ArrayList<>();
        double none = 1;
        double unseen = 0;
        for (Sighting sighting : sightings) {
            if (none < NEGLIGIBLE || regions.size() == Evaluation.MAX_REGIONS) {
                break;
            }
            double share = none * sighting.probability();
            double missed = stretch.coverage().missing(sighting.at(), stretch.to());
            shares.merge(new AnswerValue.Moment(Times.instant(sighting.at())), share * (1 - missed), Double::sum);
            unseen += share * missed;
            none *= 1 - sighting.probability();
            regions.add(sighting.region());
        }
        shares.put(new AnswerValue.Unknown(unseen > none ? Said.missing(stretch) : never()), none + unseen);
        return new Evaluation(Tempered.of(shares), regions);
    }

    private String never() {
        return "none has been seen in the " + Said.length(stretch.to() - stretch.from()) + " that are remembered";
    }
}
