package io.watchword.questionengine;

import io.watchword.protocol.Alternative;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Region;
import io.watchword.protocol.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a held answer steady, by hysteresis in probability and in time, with two parameters: the least confidence c and
 * the hold time.
 *
 * <ul>
 *   <li>A value is believed on a frame if its probability p is at least c; the held one h already if p(h) is at least c
 *       / {@value #LEAD}. What is not believed counts as unknown.
 *   <li>Another believed value v stands against h on a frame if it is the most probable one and p(v) is at least
 *       {@value #LEAD} p(h). Any other frame speaks for h, unless h is no longer believed.
 *   <li>v takes the place of h once it has stood against it on every frame for the hold time.
 * </ul>
 *
 * The first value is held at once. A length of time that grows with the time is one value, and so is a moment that is
 * always now. Not thread-safe.
 */
final class ChangeFilter {
    /** How many times as probable as the held value another has to be. */
    static final double LEAD = 1.2;

    private static final double SAME_BOX = 0.5;
    private static final double CLOSE_SECONDS = 2;

    /** A value in its run of frames. */
    private record Run(AnswerValue value, List<Region> regions, Instant since, Instant at) {}

    private final double holdSeconds;
    private final double least;
    private @Nullable Run held;
    private @Nullable Run challenger;

    ChangeFilter(double holdSeconds, double least) {
        this.holdSeconds = holdSeconds;
        this.least = least;
    }

    /** What is believed of a frame: its verdict, or unknown where that is too weak. */
    Verdict believed(Verdict verdict, List<Region> regions, Instant at) {
        Run current = held;
        boolean same = current != null && same(current, verdict.value(), regions, at);
        if (verdict.isUnknown() || verdict.confidence() >= (same ? least / LEAD : least)) {
            return verdict;
        }
        return Verdict.unknown("the evidence is weaker than the confidence asked for");
    }

    /**
     * Takes the next frame.
     *
     * @param verdict what the evidence says
     * @param believed the same, as {@link #believed} has it
     * @return whether the held answer became the believed one on this frame
     */
    boolean accept(Verdict verdict, Verdict believed, List<Region> regions, Instant at) {
        Run current = held;
        AnswerValue value = believed.value();
        if (current == null) {
            return hold(new Run(value, regions, at, at));
        }
        if (same(current, value, regions, at)) {
            held = new Run(value, regions, current.since(), at);
            challenger = null;
            return false;
        }
        if (stands(verdict, probability(current, verdict, at))) {
            challenger = null;
            return false;
        }
        return challenge(value, regions, at);
    }

    /** Whether the held value, with this probability now, is good enough against the most probable one. */
    private boolean stands(Verdict verdict, double probability) {
        return probability > 0 && probability >= least / LEAD && verdict.confidence() < LEAD * probability;
    }

    private static double probability(Run run, Verdict verdict, Instant at) {
        double sum = 0;
        for (Alternative other : verdict.alternatives()) {
            sum += same(run, other.value(), List.of(), at) ? other.confidence() : 0;
        }
        return sum;
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

    /** Goes on from an answer that another filter held since then, and on this frame still. */
    void resume(AnswerValue value, List<Region> regions, Instant since, Instant at) {
        held = new Run(value, regions, since, at);
        challenger = null;
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
