package io.watchword.answerstream.api;

import io.watchword.protocol.Answer;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.Sight;
import io.watchword.questionengine.StandingAnswer;
import io.watchword.questionengine.history.History;
import io.watchword.questionengine.reasoning.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How an answer changed over scenes already seen, as it would have for a standing question.
 *
 * @param segments in order, each until the next
 * @param truncated whether there was more than is shown, for its number or for the time it takes
 */
record Timeline(List<Segment> segments, boolean truncated) {
    /** Most segments. */
    static final int MOST = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final Duration GAP = Duration.ofSeconds(10);

    /**
     * A time for which one answer held.
     *
     * @param from when it began to hold
     * @param to when it ended, or the last frame
     * @param answer what it was
     * @param frame on which it changed to that
     */
    record Segment(Instant from, Instant to, Verdict answer, FrameInfo frame) {}

    Timeline {
        segments = List.copyOf(segments);
    }

    /**
     * Asks a question of every scene in turn. Takes some seconds at most.
     *
     * @param seen at least one, in order
     * @param remembers whether the question is about what was before, too
     */
    static Timeline of(StandingAnswer standing, List<Scene> seen, boolean remembers) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<Answer> changes = new ArrayList<>();
        History history = new History();
        Scene last = seen.get(0);
        for (Scene scene : seen) {
            if (changes.size() > MOST || System.nanoTime() > deadline) {
                return new Timeline(segments(changes, last), true);
            }
            if (Duration.between(last.frame().capturedAt(), scene.frame().capturedAt())
                            .compareTo(GAP)
                    > 0) {
                keep(
                        changes,
                        standing.unavailable(
                                last.camera(), last.frame(), last.frame().capturedAt(), "nothing was seen then"));
            }
            history.add(scene);
            keep(changes, standing.next(remembers ? new Sight(scene, history) : new Sight(scene), Trace.NONE));
            last = scene;
        }
        return new Timeline(segments(changes, last), changes.size() > MOST);
    }

    private static void keep(List<Answer> changes, Answer answer) {
        if (answer.changed()) {
            changes.add(answer);
        }
    }

    private static List<Segment> segments(List<Answer> changes, Scene last) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, changes.size()); i++) {
            Answer change = changes.get(i);
            Instant end = i + 1 < changes.size()
                    ? changes.get(i + 1).since()
                    : last.frame().capturedAt();
            segments.add(new Segment(change.since(), end, change.answer(), change.frame()));
        }
        return segments;
    }
}
