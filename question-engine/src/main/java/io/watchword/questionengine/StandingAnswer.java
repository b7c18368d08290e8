package io.watchword.questionengine;

import io.watchword.protocol.Answer;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Question;
import io.watchword.protocol.Region;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.history.History;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Rewrite;
import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.reasoning.Evaluation;
import io.watchword.questionengine.reasoning.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One standing question on one camera: answers each scene and tells changes from flicker. Scenes must come in the order
 * of their frames. Not thread-safe: one instance per question and camera, used by one thread at a time.
 */
public final class StandingAnswer {
    private static final String UNAVAILABLE = "/unavailable-";
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final QuestionEngine engine;
    private final Question question;
    private final Program program;
    private final ChangeFilter filter;
    private final boolean asksBack;
    private final boolean isSlow;
    private final boolean restsOnKinds;
    private boolean available = true;
    private @Nullable Evaluation evaluated;
    private Instant evaluatedAt = Instant.MIN;

    public StandingAnswer(QuestionEngine engine, Question question, Program program) {
        this.engine = engine;
        this.question = question;
        this.asksBack = History.isNeeded(program);
        this.isSlow = History.isAboutStretches(program);
        this.restsOnKinds = program.restsOnKinds();
        this.program = asksBack ? inZone(program, question.zone()) : program;
        this.filter = new ChangeFilter(question.hold(), question.minConfidence());
    }

    /**
     * Goes on from the last answer that was given elsewhere: the same answer is no change. To be called before the
     * first scene.
     */
    public void resume(Answer last) {
        available = !last.id().contains(UNAVAILABLE);
        filter.resume(
                last.answer().value(),
                last.regions(),
                last.since(),
                last.frame().capturedAt());
    }

    /** As {@link #next(Sight, Trace)}, for a scene that no other question is asked of. */
    public Answer next(Scene scene) {
        return next(new Sight(scene), Trace.NONE);
    }

    /**
     * The same where it is remembered what the camera saw before.
     *
     * @param history of the camera, with this scene as its last
     */
    public Answer next(Scene scene, History history) {
        return next(new Sight(scene, history), Trace.NONE);
    }

    /**
     * The answer on this scene. The verdict is this frame's, unknown where its confidence is below the question's;
     * {@code changed} and {@code since} are those of the held answer, which follows the verdict once it has clearly
     * been another for the question's hold. What is about a stretch of time is worked out anew after ten milliseconds
     * for each track that is remembered, at least once a second; the answers between are the same.
     */
    public Answer next(Sight sight, Trace trace) {
        if (!available) {
            available = true;
            filter.reset();
        }
        Scene scene = sight.scene();
        Evaluation evaluation = evaluated(sight, trace);
        return answer(scene.camera(), scene.frame(), evaluation.verdict(), evaluation.regions(), scene.latencyMs());
    }

    private Evaluation evaluated(Sight sight, Trace trace) {
        if (sight.lacks(question.zone())) {
            return new Evaluation(Verdict.unknown("the camera has no zone " + question.zone()), List.of());
        }
        History history = sight.history();
        return history == null || history.isEmpty() || !asksBack
                ? engine.evaluate(program, sight.world(question.zone()), trace)
                : remembered(sight.scene(), history, trace);
    }

    /** How long an answer that goes through all that is remembered stays good: the longer, the more that is. */
    private static Duration fresh(History history) {
        Duration bySize = Duration.ofMillis(10L * history.size());
        return bySize.compareTo(FRESH) < 0 ? bySize : FRESH;
    }

    private Evaluation remembered(Scene scene, History history, Trace trace) {
        Evaluation last = evaluated;
        Instant at = scene.frame().capturedAt();
        Duration since = Duration.between(evaluatedAt, at);
        if (last != null && isSlow && !trace.isWanted() && !since.isNegative() && since.compareTo(fresh(history)) < 0) {
            return last;
        }
        Evaluation found = engine.evaluate(program, scene, history, trace);
        evaluated = found;
        evaluatedAt = at;
        return found;
    }

    /**
     * The answer while the camera gives no frames: unknown, for this reason. It changes at once, and so does the first
     * answer after it. Its id ends in {@code /unavailable-} and when that began, so it is no repeat of the last frame's
     * answer, nor of what was said about another such time.
     *
     * @param since when the camera came into the state for which it gives no frames
     * @param reason in words a person can act on, without changing figures: another reason is another answer
     */
    public Answer unavailable(String camera, FrameInfo lastFrame, Instant since, String reason) {
        if (available) {
            available = false;
            filter.reset();
        }
        Answer answer = answer(camera, lastFrame, Verdict.unknown(reason), List.of(), LatencyMs.NONE);
        return new Answer(
                answer.id() + UNAVAILABLE + since.toEpochMilli(),
                answer.schema(),
                camera,
                answer.question(),
                answer.text(),
                lastFrame,
                answer.answer(),
                List.of(),
                answer.changed(),
                answer.since(),
                answer.latencyMs());
    }

    private Answer answer(String camera, FrameInfo frame, Verdict verdict, List<Region> regions, LatencyMs latency) {
        Verdict believed = filter.believed(verdict, regions, frame.capturedAt());
        boolean changed = filter.accept(verdict, believed, regions, frame.capturedAt());
        return Answer.of(question, camera, frame, believed, regions, changed, filter.since(), latency)
                .byKinds(restsOnKinds);
    }

    private static Program inZone(Program program, @Nullable String zone) {
        return zone == null
                ? program
                : Rewrite.leaves(program, things -> new Things.Having(things, new Property.InZone(zone)));
    }
}
