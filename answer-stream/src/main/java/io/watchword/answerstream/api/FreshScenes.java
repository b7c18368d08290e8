package io.watchword.answerstream.api;

import io.watchword.answerstream.http.Problem;
import io.watchword.protocol.Scene;
import java.time.Duration;

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

    private boolean isFresh(Scene scene) {
        return scenes.age(scene).compareTo(FRESH) <= 0;
    }
}
