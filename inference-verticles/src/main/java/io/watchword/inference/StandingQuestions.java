package io.watchword.inference;

import io.watchword.protocol.Answer;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Question;
import io.watchword.protocol.Scene;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.Sight;
import io.watchword.questionengine.language.Names;
import io.watchword.questionengine.language.Parse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every standing question on every camera that it is about. A question is parsed once, however many cameras there are;
 * what is kept is at most one small state for each question and camera. Not thread-safe.
 */
final class StandingQuestions {
    private record Understanding(Question question, Parse parse) {}

    private static final class CameraAnswers {
        private final Map<String, StandingQuestion> standing = new HashMap<>();
        private @Nullable FrameInfo last;
    }

    private final QuestionEngine engine;
    private final AnswerMeters meters;
    private final Map<String, Understanding> questions = new TreeMap<>();
    private final Map<String, CameraAnswers> cameras = new HashMap<>();

    StandingQuestions(QuestionEngine engine, AnswerMeters meters) {
        this.engine = engine;
        this.meters = meters;
    }

    /** A question is asked, changed (it then begins afresh) or, where null, withdrawn. */
    void put(String id, @Nullable Question question) {
        cameras.values().forEach(camera -> camera.standing.remove(id));
        if (question == null) {
            questions.remove(id);
        } else {
            questions.put(
                    id,
                    new Understanding(question, engine.parse(question.text(), Names.ofCameras(question.cameras()))));
        }
    }

    /** A camera is gone. */
    void forget(String camera) {
        cameras.remove(camera);
    }

    /**
     * The answers to be sent on a scene. A scene that is no later than the camera's last one has been answered before.
     */
    List<Answer> answer(Scene scene) {
        CameraAnswers camera = cameras.computeIfAbsent(scene.camera(), id -> new CameraAnswers());
        if (camera.last != null && !scene.frame().capturedAt().isAfter(camera.last.capturedAt())) {
            return List.of();
        }
        camera.last = scene.frame();
        Sight sight = new Sight(scene);
        List<Answer> answers = new ArrayList<>();
        for (Understanding each : questions.values()) {
            if (each.question().concerns(scene.camera())) {
                meters.timed(() -> standing(camera, each).next(sight)).ifPresent(answers::add);
            }
        }
        return answers;
    }

    /** The answers to be sent as a camera gives no frames. */
    List<Answer> unavailable(CameraStatus status, String reason) {
        CameraAnswers camera = cameras.computeIfAbsent(status.camera(), id -> new CameraAnswers());
        FrameInfo frame = camera.last == null ? placeholder(status) : camera.last;
        List<Answer> answers = new ArrayList<>();
        for (Understanding each : questions.values()) {
            if (each.question().concerns(status.camera())) {
                standing(camera, each)
                        .unavailable(status.camera(), frame, reason)
                        .ifPresent(answers::add);
            }
        }
        return answers;
    }

    private StandingQuestion standing(CameraAnswers camera, Understanding understanding) {
        Question question = understanding.question();
        return camera.standing.computeIfAbsent(
                question.id(), id -> new StandingQuestion(engine, question, understanding.parse()));
    }

    /** The frame of a camera that has given none yet. */
    private static FrameInfo placeholder(CameraStatus status) {
        Instant at = status.lastFrameAt() == null ? status.since() : status.lastFrameAt();
        return FrameInfo.live(0, at, Math.max(1, status.width()), Math.max(1, status.height()));
    }
}
