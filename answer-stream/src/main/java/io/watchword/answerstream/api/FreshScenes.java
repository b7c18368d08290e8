package io.watchword.answerstream.api;

import io.vertx.core.Future;
import io.watchword.answerstream.http.Problem;
import io.watchword.protocol.Answer;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Question;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Scenes that say something about now.
 *
 * @param scenes the latest of each camera
 * @param view how cameras are doing
 */
public record FreshScenes(Scenes scenes, CameraView view) {
    /** A scene older than this says nothing about now. */
    static final Duration FRESH = Duration.ofSeconds(10);

    /** The camera's scene; fails with 422 and how the camera is doing if there is none that is fresh. */
    Scene require(String camera) {
        return scenes.of(camera).filter(this::isFresh).orElseThrow(() -> Problem.unavailable(
                        "There is no fresh scene of this camera: " + view.inWords(camera))
                .exception());
    }

    /** What a fresh scene of the camera is answered; where there is none, that this is not known, and why. */
    Future<Answer> answer(Question question, String camera, Function<Scene, Future<Answer>> answerer) {
        Optional<Scene> last = scenes.of(camera);
        return last.filter(this::isFresh)
                .map(answerer)
                .orElseGet(() -> Future.succeededFuture(unknown(question, camera, last)));
    }

    private boolean isFresh(Scene scene) {
        return scenes.age(scene).compareTo(FRESH) <= 0;
    }

    private Answer unknown(Question question, String camera, Optional<Scene> last) {
        String reason = last.map(scene ->
                        "the camera's last scene is " + scenes.age(scene).toSeconds() + " s old: ")
                .orElse("no scene of this camera has been seen: ");
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        FrameInfo frame = last.map(Scene::frame).orElseGet(() -> FrameInfo.live(0, now, 1, 1));
        Verdict verdict = Verdict.unknown(reason + view.inWords(camera));
        return Answer.of(question, camera, frame, verdict, List.of(), true, now, LatencyMs.NONE);
    }
}
