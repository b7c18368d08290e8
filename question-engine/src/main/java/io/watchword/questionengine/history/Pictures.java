package io.watchword.questionengine.history;

import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.reasoning.Executor;
import io.watchword.questionengine.reasoning.Past;
import io.watchword.questionengine.reasoning.Picked;
import io.watchword.questionengine.reasoning.Trace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the moments that are kept show, for what only a moment can show. Used for one evaluation. */
final class Pictures {
    private static final double FITS = 0.5;

    private final History history;
    private final Map<Things, Map<Long, Spans>> shown = new HashMap<>();

    Pictures(History history) {
        this.history = history;
    }

    /** How well each of some tracks ever fitted within a stretch. */
    Picked ever(Things things, List<Remembered> tracks, Stretch stretch, Recall recall) {
        Judged judged = new Judged(tracks);
        for (Moments.Moment moment : history.momentsBetween(stretch.from(), stretch.to())) {
            List<Remembered> there = history.remembered(moment.scene());
            judged.add(there, pick(things, moment, there, stretch, recall));
        }
        return judged.picked();
    }

    private static Picked pick(
            Things things, Moments.Moment moment, List<Remembered> there, Stretch stretch, Recall recall) {
        MomentWorld world = new MomentWorld.Past(moment.scene(), there, stretch, recall);
        return new Executor(world, Past.NONE, Trace.NONE).pick(things);
    }

    /** When a track fitted better than not, from each moment that shows it so to the next that does not. */
    Spans when(Remembered track, Things things, Stretch stretch, Recall recall) {
        Map<Long, Spans> known = shown.get(things);
        if (known == null) {
            known = when(things, stretch, recall);
            shown.put(things, known);
        }
        return known.getOrDefault(track.id(), new Spans());
    }

    private Map<Long, Spans> when(Things things, Stretch stretch, Recall recall) {
        Map<Long, Spans> found = new HashMap<>();
        long before = Long.MIN_VALUE;
        for (Moments.Moment moment : history.momentsBetween(stretch.from(), stretch.to())) {
            List<Remembered> there = history.remembered(moment.scene());
            Picked picked = pick(things, moment, there, stretch, recall);
            for (int i = 0; i < there.size(); i++) {
                Remembered track = there.get(i);
                if (track.best() > 0 && picked.low()[i] >= FITS * track.best()) {
                    extend(found.computeIfAbsent(track.id(), id -> new Spans()), before, moment.at());
                }
            }
            before = moment.at();
        }
        return found;
    }

    private static void extend(Spans spans, long before, long at) {
        spans.add(at, at, spans.end() == before ? at - before : 0);
    }
}
