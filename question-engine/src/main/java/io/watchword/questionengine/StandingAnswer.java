package io.watchword.questionengine;

import io.watchword.protocol.Answer;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Question;
import io.watchword.protocol.Region;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
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
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final QuestionEngine engine;
    private final Question question;
    private final Program program;
    private final ChangeFilter filter;
    private final boolean asksBack;
    private final boolean isSlow;
    private boolean available = true;
    private @Nullable Evaluation evaluated;
    private Instant evaluatedAt = Instant.MIN;

    public StandingAnswer(QuestionEngine engine, Question question, Program program) {
        this.engine = engine;
        this.question = question;
        this.asksBack = History.isNeeded(program);
        this.isSlow = History.isAboutStretches(program);
        this.program = asksBack ? inZone(program, question.zone()) : program;
        this.filter = new ChangeFilter(question.hold());
    }

    /**
     * The answer on this scene. The verdict is this frame's; {@code changed} and {@code since} are those of the held
     * answer, which follows the verdict once it has lasted for the question's hold.
     */
    public Answer next(Scene scene) {
        return next(scene, inZone(scene), null);
    }

    /**
     * The same where it is remembered what the camera saw before. What is about a stretch of time is worked out once a
     * second; the answers between are the same.
     *
     * @param history of the camera, with this scene as its last
     */
    public Answer next(Scene scene, History history) {
        return history.isEmpty() || !asksBack ? next(scene) : next(scene, scene, history);
    }

    private Answer next(Scene scene, Scene seen, @Nullable History history) {
        if (!available) {
            available = true;
            filter.reset();
        }
        Evaluation evaluation = history == null ? engine.evaluate(program, seen) : remembered(scene, history);
        Verdict verdict = confident(evaluation.verdict());
        return answer(scene.camera(), scene.frame(), verdict, evaluation.regions(), scene.latencyMs());
    }

    private Evaluation remembered(Scene scene, History history) {
        Evaluation last = evaluated;
        Instant at = scene.frame().capturedAt();
        Duration since = Duration.between(evaluatedAt, at);
        if (last != null && isSlow && !since.isNegative() && since.compareTo(FRESH) < 0) {
            return last;
        }
        Evaluation found = engine.evaluate(program, scene, history, Trace.NONE);
        evaluated = found;
        evaluatedAt = at;
        return found;
    }

    /**
     * The answer while the camera gives no frames: unknown, for this reason. It changes at once, and so does the first
     * answer after it. Its id ends in {@code /unavailable}, so it is no repeat of the last frame's answer.
     *
     * @param reason in words a person can act on, without changing figures: another reason is another answer
     */
    public Answer unavailable(String camera, FrameInfo lastFrame, String reason) {
        if (available) {
            available = false;
            filter.reset();
        }
        Answer answer = answer(camera, lastFrame, Verdict.unknown(reason), List.of(), LatencyMs.NONE);
        return new Answer(
                answer.id() + "/unavailable",
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
        boolean changed = filter.accept(verdict.value(), regions, frame.capturedAt());
        return Answer.of(question, camera, frame, verdict, regions, changed, filter.since(), latency);
    }

    private Verdict confident(Verdict verdict) {
        if (verdict.isUnknown() || verdict.confidence() >= question.minConfidence()) {
            return verdict;
        }
        return Verdict.unknown("the evidence is weaker than the confidence asked for");
    }

    private static Program inZone(Program program, @Nullable String zone) {
        return zone == null
                ? program
                : Rewrite.leaves(program, things -> new Things.Having(things, new Property.InZone(zone)));
    }

    private Scene inZone(Scene scene) {
        String zone = question.zone();
        if (zone == null) {
            return scene;
        }
        List<Track> inside = scene.tracks().stream()
                .filter(track -> track.zones().contains(zone))
                .toList();
        return Scene.of(scene.camera(), scene.frame(), scene.vocabulary(), inside, scene.latencyMs());
    }
}
