package io.watchword.questionengine;

import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Region;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a held answer steady: another value takes its place only after it has been the most probable one on every frame
 * for the hold time. The first value is held at once. A length of time that grows with the time is one value, and so is
 * a moment that is always now. Not thread-safe.
 */
final class ChangeFilter {
    private static final double SAME_BOX = 0.5;
    private static final double CLOSE_SECONDS = 2;

    /** A value in its run of frames. */
    private record Run(AnswerValue value, List<Region> regions, Instant since, Instant at) {}

    private final double holdSeconds;
    private @Nullable Run held;
    private @Nullable Run challenger;

    ChangeFilter(double holdSeconds) {
        this.holdSeconds = holdSeconds;
    }

    /** Takes the value of the next frame; says whether the held answer became it on this frame. */
    boolean accept(AnswerValue value, List<Region> regions, Instant at) {
        Run current = held;
        if (current == null) {
            return hold(new Run(value, regions, at, at));
        }
        if (same(current, value, regions, at)) {
            held = new Run(value, regions, current.since(), at);
            challenger = null;
            return false;
        }
        return challenge(value, regions, at);
    }

    private boolean challenge(AnswerValue value, List<Region> regions, Instant at) {
        Run rival = challenger;
        boolean continues = rival != null && same(rival, value, regions, at) && !at.isBefore(rival.since());
        Run run = new Run(value, regions, continues && rival != null ? rival.since() : at, at);
        challenger = run;
        return seconds(run.since(), at) >= holdSeconds && hold(run);
    }

    private boolean hold(Run run) {
        held = run;
        challenger = null;
        return true;
    }

    /** Capture time at which the run of the held answer began; before any answer, the epoch. */
    Instant since() {
        return held == null ? Instant.EPOCH : held.since();
    }

    /** Forgets everything: the next value is a first one. */
    void reset() {
        held = null;
        challenger = null;
    }

    private static double seconds(Instant from, Instant to) {
        return to.getEpochSecond() - from.getEpochSecond() + (to.getNano() - from.getNano()) / 1e9;
    }

    private static boolean same(Run run, AnswerValue value, List<Region> regions, Instant at) {
        if (run.value() instanceof AnswerValue.Span a && value instanceof AnswerValue.Span b) {
            return near(run.at().minus(a.value()), at.minus(b.value()));
        }
        if (run.value() instanceof AnswerValue.Moment a && value instanceof AnswerValue.Moment b) {
            return a.equals(b) || (near(a.value(), run.at()) && near(b.value(), at));
        }
        if (run.value() instanceof AnswerValue.RegionBox a && value instanceof AnswerValue.RegionBox b) {
            return sameTrack(run.regions(), regions) || a.value().iou(b.value()) >= SAME_BOX;
        }
        return run.value().equals(value);
    }

    private static boolean near(Instant a, Instant b) {
        return Math.abs(seconds(a, b)) <= CLOSE_SECONDS;
    }

    private static boolean sameTrack(List<Region> a, List<Region> b) {
        return !a.isEmpty() && !b.isEmpty() && a.get(0).track() == b.get(0).track();
    }
}
