package io.watchword.answerstream.api;

import io.watchword.protocol.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How scenes come in: of each camera how many in a minute, how late, and when the last. The time is the one at which
 * they were written. For one event loop.
 */
public final class SceneFlow {
    private final Map<String, Minute> cameras = new HashMap<>();
    private @Nullable Instant last;

    /** A scene came in, written at a moment. */
    public void note(Scene scene, Instant written) {
        last = last == null || written.isAfter(last) ? written : last;
        cameras.computeIfAbsent(scene.camera(), id -> new Minute())
                .note(written.getEpochSecond(), scene.latencyMs().total());
    }

    /** Forgets a camera. */
    public void forget(String camera) {
        cameras.remove(camera);
    }

    /** How a camera's scenes came in; empty if none has. */
    Optional<Minute> of(String camera) {
        return Optional.ofNullable(cameras.get(camera));
    }

    /** How long ago the last scene of any camera came in; empty if none has. */
    Optional<Duration> quietFor(Instant now) {
        return Optional.ofNullable(last).map(at -> Duration.between(at, now));
    }
}
