package io.watchword.answerstream.history;

import io.watchword.protocol.Scene;
import io.watchword.protocol.kafka.Unread;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the last scene of a camera at a moment as scenes are read, by the clock of the machine that reads the camera.
 * Where that was set back, or another machine reads the camera now, earlier times come after later ones: what is later
 * ends the search only where something has been found. Not thread-safe.
 */
final class SceneSearch implements Predicate<Unread<Scene>> {
    /** How long before a moment a scene may have been seen to speak for it. */
    static final Duration NEAR = Duration.ofSeconds(10);

    private final String camera;
    private final Instant moment;
    private @Nullable Scene near;
    private @Nullable Scene last;
    private boolean over;

    SceneSearch(String camera, Instant moment) {
        this.camera = camera;
        this.moment = moment;
    }

    @Override
    public boolean test(Unread<Scene> record) {
        if (record.key().equals(camera)) {
            record.value().ifPresent(this::meet);
        }
        return !over;
    }

    private void meet(Scene scene) {
        Instant at = scene.frame().capturedAt();
        if (at.isAfter(moment)) {
            over = near != null;
            return;
        }
        last = scene;
        if (!at.isBefore(moment.minus(NEAR))) {
            near = scene;
        }
    }

    /** Whether no later scene can be the one that is looked for. */
    boolean isOver() {
        return over;
    }

    /** The last so far that is near enough. */
    Optional<Scene> found() {
        return Optional.ofNullable(near);
    }

    /** Why nothing is found, in words. */
    String nothing() {
        String nothing = "No scene of this camera is kept from the " + NEAR.toSeconds() + " s before then";
        return last == null
                ? nothing
                : nothing + ", but the last before that is from " + last.frame().capturedAt()
                        + " by the clock of the machine that reads the camera";
    }
}
