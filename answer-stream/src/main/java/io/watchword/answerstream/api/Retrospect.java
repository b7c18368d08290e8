package io.watchword.answerstream.api;

import io.watchword.answerstream.history.SceneViewer;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Question;
import io.watchword.protocol.Scene;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.Sight;
import io.watchword.questionengine.StandingAnswer;
import io.watchword.questionengine.history.History;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.reasoning.Evaluation;
import io.watchword.questionengine.reasoning.Trace;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a question is answered over a stretch of time, scene by scene: in the end, and how that changed. Holds what the
 * engine remembers and no scenes. A question about what was before takes every scene in, as events between two scenes
 * that are looked at count, too. Not thread-safe.
 */
final class Retrospect implements SceneViewer {
    private final QuestionEngine engine;
    private final Program program;
    private final StandingAnswer inTheEnd;
    private final @Nullable History history;
    private final @Nullable Timeline timeline;
    private @Nullable Scene lastScene;
    private @Nullable Answer last;

    /**
     * A question before it is asked of the first scene.
     *
     * @param asked believed at once, however weak the evidence
     * @param standing the same with the usual hysteresis, where its changes are wanted
     */
    Retrospect(QuestionEngine engine, Program program, Question asked, Optional<Question> standing) {
        this.engine = engine;
        this.program = program;
        this.inTheEnd = new StandingAnswer(engine, asked, program);
        this.history = History.isNeeded(program) ? new History() : null;
        this.timeline = standing.map(each -> new Timeline(new StandingAnswer(engine, each, program)))
                .orElse(null);
    }

    @Override
    public boolean remembers() {
        return history != null;
    }

    @Override
    public void look(Scene scene) {
        Sight sight = new Sight(scene, history);
        if (history == null) {
            last = inTheEnd.next(sight, Trace.NONE);
        } else {
            history.add(scene);
        }
        lastScene = scene;
        if (timeline != null) {
            timeline.next(sight);
        }
    }

    @Override
    public void pass(Scene scene) {
        Objects.requireNonNull(history, "nothing is remembered").add(scene);
        lastScene = scene;
    }

    /** The last scene that it took in; there was one. */
    Scene lastScene() {
        return Objects.requireNonNull(lastScene, "no scenes");
    }

    /** The answer on the last scene, where the question is about a moment. */
    Optional<Answer> last() {
        return Optional.ofNullable(last);
    }

    /** The answer in the end: about the time that is given, where the question is about a time, whatever it says. */
    Evaluation evaluate(Instant from, Instant to, Trace trace) {
        return history == null
                ? engine.evaluate(program, lastScene(), trace)
                : engine.evaluate(program, history, from, to, trace);
    }

    /** How the answer changed, where that was wanted. */
    Optional<Timeline> timeline() {
        return Optional.ofNullable(timeline);
    }
}
