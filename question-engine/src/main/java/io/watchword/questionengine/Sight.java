package io.watchword.questionengine;

import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.questionengine.history.History;
import io.watchword.questionengine.reasoning.SceneWorld;
import io.watchword.questionengine.reasoning.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One scene as questions look at it: what they need of it is worked out once, however many there are. Not thread-safe.
 */
public final class Sight {
    private final Scene scene;
    private final @Nullable History history;
    private final @Nullable Set<String> zones;
    private final Map<String, World> inside = new HashMap<>();
    private @Nullable World whole;

    /** Of a camera of which nothing is remembered. */
    public Sight(Scene scene) {
        this(scene, null);
    }

    /**
     * Of a camera of which it is remembered what it saw.
     *
     * @param history with this scene as its last
     */
    public Sight(Scene scene, @Nullable History history) {
        this(scene, history, null);
    }

    /**
     * Of a camera of which it is known which zones it has.
     *
     * @param history with this scene as its last; null where nothing is remembered
     * @param zones names; null where it is not known which
     */
    public Sight(Scene scene, @Nullable History history, @Nullable Set<String> zones) {
        this.scene = scene;
        this.history = history;
        this.zones = zones == null ? null : Set.copyOf(zones);
    }

    /** Whether it is known that the camera has no such zone. */
    boolean lacks(@Nullable String zone) {
        return zone != null && zones != null && !zones.contains(zone);
    }

    /** What the camera saw; null where nothing is remembered. */
    public @Nullable History history() {
        return history;
    }

    /** The scene. */
    public Scene scene() {
        return scene;
    }

    /** Its tracks; where a zone is given, only those that stand in it. */
    public World world(@Nullable String zone) {
        if (zone != null) {
            return inside.computeIfAbsent(zone, this::inside);
        }
        World known = whole;
        if (known == null) {
            known = new SceneWorld(scene, scene.tracks(), zones);
            whole = known;
        }
        return known;
    }

    private World inside(String zone) {
        List<Track> standing = scene.tracks().stream()
                .filter(track -> track.zones().contains(zone))
                .toList();
        return new SceneWorld(scene, standing, zones);
    }
}
