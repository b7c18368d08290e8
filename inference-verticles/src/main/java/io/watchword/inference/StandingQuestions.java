package io.watchword.inference;

import io.watchword.protocol.Answer;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Question;
import io.watchword.protocol.Scene;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.Sight;
import io.watchword.questionengine.history.History;
import io.watchword.questionengine.language.Names;
import io.watchword.questionengine.language.Parse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every standing question on every camera that it is about. A question is parsed once, however many cameras there are;
 * what is kept is at most one small state for each question and camera. Not thread-safe.
 */
final class StandingQuestions {
    private record Understanding(Question question, Parse parse, Duration reach) {
        static Understanding of(Question question, Parse parse) {
            Duration reach =
                    parse instanceof Parse.Understood understood ? History.reach(understood.program()) : Duration.ZERO;
            return new Understanding(question, parse, reach);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(StandingQuestions.class);
    private static final Duration OTHER_CLOCK = Duration.ofSeconds(10);

    private static final class CameraAnswers {
        private final Map<String, StandingQuestion> standing = new HashMap<>();
        private final Map<String, Answer> earlier = new HashMap<>();
        private @Nullable FrameInfo last;

        void beginAgain(String question) {
            StandingQuestion before = standing.remove(question);
            if (before != null) {
                before.last().ifPresent(answer -> earlier.put(question, answer));
            }
        }
    }

    private final QuestionEngine engine;
    private final AnswerMeters meters;
    private final Map<String, Understanding> questions = new TreeMap<>();
    private final Map<String, CameraAnswers> cameras = new HashMap<>();

    StandingQuestions(QuestionEngine engine, AnswerMeters meters) {
        this.engine = engine;
        this.meters = meters;
    }

    /**
     * A question is asked, changed (it then begins afresh) or, where null, withdrawn. Those that a model answers are
     * none here.
     *
     * @param names what it may use to say where
     */
    void put(String id, @Nullable Question question, Names names) {
        Understanding after = question == null || !question.isOfScene()
                ? null
                : Understanding.of(question, engine.parse(question.text(), names));
        if (after == null) {
            questions.remove(id);
        } else {
            questions.put(id, after);
        }
        cameras.values().forEach(camera -> {
            camera.standing.remove(id);
            camera.earlier.remove(id);
        });
    }

    /**
     * The names that questions may use have changed: those that mean something else now are worked out afresh, and go
     * on from their last answers.
     *
     * @param names for each question, what it may use to say where
     */
    void rename(Function<Question, Names> names) {
        for (Understanding each : List.copyOf(questions.values())) {
            Question question = each.question();
            Names known = names.apply(question);
            Parse parse = engine.parse(question.text(), known);
            if (!parse.equals(each.parse())) {
                questions.put(question.id(), Understanding.of(question, parse));
                cameras.values().forEach(camera -> camera.beginAgain(question.id()));
            }
        }
    }

    /** How far back the questions about a camera ask. */
    Duration reach(String camera) {
        return questions.values().stream()
                .filter(each -> each.question().concerns(camera))
                .map(Understanding::reach)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** A camera is gone. */
    void forget(String camera) {
        cameras.remove(camera);
    }

    /**
     * Whether a scene is so much older than the camera's last one that it isn't one that comes again, but another
     * machine with another clock reads the camera now. All that was known of it then is forgotten.
     */
    boolean beginsAnew(Scene scene) {
        CameraAnswers camera = cameras.get(scene.camera());
        if (camera == null || camera.last == null) {
            return false;
        }
        Duration back = Duration.between(scene.frame().capturedAt(), camera.last.capturedAt());
        if (back.compareTo(OTHER_CLOCK) < 0) {
            return false;
        }
        cameras.remove(scene.camera());
        LOG.atWarn()
                .addKeyValue("camera", scene.camera())
                .log(
                        "The time of this camera's frames went back by {} s; does another machine read it now, whose"
                                + " clock is behind? Set both (NTP). What was known of it is forgotten",
                        back.toSeconds());
        return true;
    }

    /**
     * Others answered some cameras until now: what was known of them here is of no use any more.
     *
     * @param taken which cameras
     * @param last their last answers, one to each question
     */
    void takeOver(Predicate<String> taken, List<Answer> last) {
        cameras.keySet().removeIf(taken);
        for (Answer each : last) {
            if (taken.test(each.camera())) {
                cameras.computeIfAbsent(each.camera(), id -> new CameraAnswers())
                        .earlier
                        .put(each.question(), each);
            }
        }
    }

    /**
     * The answers to be sent on a scene. A scene that is no later than the camera's last one has been answered before.
     */
    List<Answer> answer(Sight sight) {
        Scene scene = sight.scene();
        CameraAnswers camera = cameras.computeIfAbsent(scene.camera(), id -> new CameraAnswers());
        if (camera.last != null && !scene.frame().capturedAt().isAfter(camera.last.capturedAt())) {
            return List.of();
        }
        camera.last = scene.frame();
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
                        .unavailable(status.camera(), frame, status.since(), reason)
                        .ifPresent(answers::add);
            }
        }
        return answers;
    }

    private StandingQuestion standing(CameraAnswers camera, Understanding understanding) {
        Question question = understanding.question();
        return camera.standing.computeIfAbsent(question.id(), id -> {
            StandingQuestion standing = new StandingQuestion(engine, question, understanding.parse());
            Answer last = camera.earlier.remove(id);
            if (last != null && last.text().equals(question.text())) {
                standing.resume(last);
            }
            return standing;
        });
    }

    /** The frame of a camera that has given none yet. */
    private static FrameInfo placeholder(CameraStatus status) {
        Instant at = status.lastFrameAt() == null ? status.since() : status.lastFrameAt();
        return FrameInfo.live(0, at, Math.max(1, status.width()), Math.max(1, status.height()));
    }
}
