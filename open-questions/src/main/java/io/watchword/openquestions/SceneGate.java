package io.watchword.openquestions;

import io.watchword.protocol.Box;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Whether a scene has changed since a model last looked: something that matters has come, gone or moved. What comes and
 * goes has to do so clearly, or a doubtful detection would be news on every frame. For one thread.
 */
final class SceneGate {
    private static final double THERE = 0.6;
    private static final double GONE = 0.3;
    private static final double MOVED = 0.5;
    private static final Duration OTHER_CLOCK = Duration.ofSeconds(-10);

    private final Duration maxAge;
    private Map<Long, Box> seen = Map.of();
    private Instant at = Instant.MIN;

    SceneGate(Duration maxAge) {
        this.maxAge = maxAge;
    }

    /**
     * The model looks at this scene.
     *
     * @param matters what it looks at
     */
    void pass(Scene scene, Predicate<Track> matters) {
        Map<Long, Box> now = new HashMap<>();
        scene.tracks().stream()
                .filter(track -> track.probability() >= THERE && matters.test(track))
                .forEach(track -> now.put(track.id(), track.box()));
        seen = now;
        at = scene.frame().capturedAt();
    }

    /** Nothing that was seen counts any more. */
    void reset() {
        at = Instant.MIN;
    }

    /**
     * Whether it should look at this one.
     *
     * @param matters what is news when it comes
     * @param stillMatters what has not gone; no less than {@code matters}
     */
    boolean opens(Scene scene, Predicate<Track> matters, Predicate<Track> stillMatters) {
        if (isOld(scene.frame().capturedAt())) {
            return true;
        }
        Map<Long, Track> now = new HashMap<>();
        scene.tracks().stream().filter(stillMatters).forEach(track -> now.put(track.id(), track));
        return scene.tracks().stream().filter(matters).anyMatch(this::hasCome)
                || seen.entrySet().stream().anyMatch(each -> hasGoneOrMoved(now, each.getKey(), each.getValue()));
    }

    // another machine, whose clock is behind, may read the camera now
    private boolean isOld(Instant now) {
        if (at.equals(Instant.MIN)) {
            return true;
        }
        Duration age = Duration.between(at, now);
        return age.compareTo(maxAge) >= 0 || age.compareTo(OTHER_CLOCK) < 0;
    }

    private boolean hasCome(Track track) {
        return track.probability() >= THERE && !seen.containsKey(track.id());
    }

    private static boolean hasGoneOrMoved(Map<Long, Track> now, long id, Box then) {
        Track track = now.get(id);
        return track == null || track.probability() < GONE || track.box().iou(then) < MOVED;
    }
}
