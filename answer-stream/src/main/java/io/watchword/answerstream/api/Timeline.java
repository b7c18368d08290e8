package io.watchword.answerstream.api;

import io.watchword.protocol.Answer;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.Sight;
import io.watchword.questionengine.StandingAnswer;
import io.watchword.questionengine.reasoning.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an answer changes over scenes already seen, as it would have for a standing question. Bounded: where there are
 * more changes than can be shown, of those in quick succession only some are, wherever they are. Not thread-safe.
 */
final class Timeline {
    /** Most segments. */
    static final int MOST = 1_000;

    private static final Duration GAP = Duration.ofSeconds(10);
    private static final Duration SHORTEST = Duration.ofMillis(250);

    /**
     * A time for which one answer held.
     *
     * @param from when it began to hold
     * @param to when it ended, or the last frame
     * @param answer what it was
     * @param frame on which it changed to that
     */
    record Segment(Instant from, Instant to, Verdict answer, FrameInfo frame) {}

    private final StandingAnswer standing;
    private List<Answer> changes = new ArrayList<>();
    private Duration leftOut = Duration.ZERO;
    private @Nullable Scene last;

    /** Of a question that has not been asked of any scene. */
    Timeline(StandingAnswer standing) {
        this.standing = standing;
    }

    /** Asks the question of the next scene. */
    void next(Sight sight) {
        Scene before = last;
        FrameInfo frame = sight.scene().frame();
        if (before != null
                && Duration.between(before.frame().capturedAt(), frame.capturedAt())
                                .compareTo(GAP)
                        > 0) {
            Instant since = before.frame().capturedAt();
            keep(standing.unavailable(before.camera(), before.frame(), since, "nothing was seen then"));
        }
        keep(standing.next(sight, Trace.NONE));
        last = sight.scene();
    }

    private void keep(Answer answer) {
        if (answer.changed()) {
            changes.add(answer);
        }
        if (changes.size() > 2 * MOST) {
            leaveOut();
        }
    }

    /** The segments in order, each until the next; at most {@value #MOST}. */
    List<Segment> segments() {
        if (changes.size() > MOST) {
            leaveOut();
        }
        Scene end = last;
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; end != null && i < changes.size(); i++) {
            Answer change = changes.get(i);
            Instant to = i + 1 < changes.size()
                    ? changes.get(i + 1).since()
                    : end.frame().capturedAt();
            segments.add(new Segment(change.since(), to, change.answer(), change.frame()));
        }
        return segments;
    }

    /** How long an answer has to have held to be shown in any case; zero where all are. */
    Duration leftOut() {
        return leftOut;
    }

    private void leaveOut() {
        Duration shortest = leftOut.isZero() ? SHORTEST : leftOut;
        while (changes.size() > MOST) {
            changes = lasting(shortest);
            leftOut = shortest;
            shortest = shortest.multipliedBy(2);
        }
    }

    /** What held for some time, and of the rest only so many; where the same answer comes twice then, it is one. */
    private List<Answer> lasting(Duration shortest) {
        List<Answer> kept = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Answer change = changes.get(i);
            boolean counts = kept.isEmpty()
                    || i + 1 == changes.size()
                    || isApart(change, changes.get(i + 1), shortest)
                    || isApart(kept.get(kept.size() - 1), change, shortest);
            if (counts && !continues(kept, change)) {
                kept.add(change);
            }
        }
        return kept;
    }

    private static boolean isApart(Answer one, Answer next, Duration time) {
        return Duration.between(one.since(), next.since()).compareTo(time) >= 0;
    }

    private static boolean continues(List<Answer> kept, Answer change) {
        return !kept.isEmpty()
                && kept.get(kept.size() - 1)
                        .answer()
                        .value()
                        .equals(change.answer().value());
    }
}
