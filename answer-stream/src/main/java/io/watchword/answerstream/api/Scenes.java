package io.watchword.answerstream.api;

import io.watchword.protocol.ClockOffsets;
import io.watchword.protocol.Scene;
import io.watchword.protocol.kafka.Delivered;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The latest scene of each camera. Safe from any thread. */
public final class Scenes {
    private final Map<String, Scene> latest = new ConcurrentHashMap<>();
    private final ClockOffsets clocks = new ClockOffsets();

    /** Keeps a scene in place of the camera's last. */
    public void keep(Delivered<Scene> scene) {
        if (scene.value() != null) {
            clocks.note(scene.value().camera(), scene.value().frame().capturedAt(), Instant.now());
            latest.put(scene.value().camera(), scene.value());
        }
    }

    /** Forgets a camera. */
    public void forget(String camera) {
        latest.remove(camera);
        clocks.forget(camera);
    }

    /** How old a scene is now, with the clock of the machine that reads the camera allowed for. */
    Duration age(Scene scene) {
        return age(scene.camera(), scene.frame().capturedAt());
    }

    /** The same of what a camera showed at a moment. */
    Duration age(String camera, Instant capturedAt) {
        return clocks.age(camera, capturedAt, Instant.now());
    }

    /** What time it is now by the clock of the machine that reads a camera; nothing that it showed is later. */
    Instant now(String camera) {
        Instant now = Instant.now().minus(clocks.offset(camera));
        return of(camera)
                .map(scene -> scene.frame().capturedAt())
                .filter(now::isBefore)
                .orElse(now);
    }

    /** The latest of a camera. */
    public Optional<Scene> of(String camera) {
        return Optional.ofNullable(latest.get(camera));
    }
}
