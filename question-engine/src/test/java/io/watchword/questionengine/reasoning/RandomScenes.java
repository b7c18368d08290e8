package io.watchword.questionengine.reasoning;

import io.watchword.protocol.Box;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.Velocity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Scenes of up to a dozen tracks, some of which nothing is known of but where they are. */
final class RandomScenes {
    static final List<String> LABELS = List.of("car", "truck", "person", "dog");
    static final List<String> COLOURS = List.of("red", "blue", "white");
    static final List<String> ZONES = List.of("lawn", "drive");

    private final Random random;

    RandomScenes(Random random) {
        this.random = random;
    }

    Scene scene() {
        return scene(random.nextInt(13));
    }

    Scene scene(int size) {
        List<Track> tracks = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            tracks.add(track(i));
        }
        return Scenes.at(0, tracks);
    }

    Track track(long id) {
        String label = one(LABELS);
        double probability = random.nextInt(4) == 0 ? random.nextInt(2) : random.nextDouble();
        Box box = new Box(
                random.nextDouble() * 900, random.nextDouble() * 900, 10 + random.nextInt(90), 10 + random.nextInt(90));
        Velocity velocity = new Velocity(random.nextInt(200) - 100, random.nextInt(200) - 100);
        return new Track(
                id,
                label,
                probability,
                probability,
                box,
                velocity,
                Scenes.START.minus(Duration.ofSeconds(random.nextInt(3))),
                Scenes.START,
                colours(),
                colours(),
                colours(),
                random.nextBoolean() ? null : Map.of(label, 0.7, one(LABELS) + " ", 0.3),
                random.nextBoolean() ? null : List.of(one(ZONES)));
    }

    private @Nullable Map<String, Double> colours() {
        double share = random.nextDouble();
        return random.nextInt(3) == 0 ? null : Map.of(one(COLOURS), share, "green", (1 - share) / 2);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** The scene as a mirror shows it. */
    static Scene mirrored(Scene scene) {
        return Scenes.at(0, scene.tracks().stream().map(RandomScenes::mirrored).toList());
    }

    private static Track mirrored(Track track) {
        Box box = track.box();
        return new Track(
                track.id(),
                track.label(),
                track.score(),
                track.probability(),
                new Box(Scenes.SIZE - box.right(), box.y(), box.width(), box.height()),
                new Velocity(-track.velocity().x(), track.velocity().y()),
                track.firstSeen(),
                track.lastSeen(),
                track.colours(),
                track.upper(),
                track.lower(),
                track.labels(),
                track.zones());
    }
}
