package io.watchword.bench.engine;

import io.watchword.protocol.Box;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.Velocity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A made-up street that things move along: the same for the same seed. */
final class Street {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final List<String> LABELS =
            List.of("person", "person", "person", "car", "car", "truck", "bicycle", "dog", "bench", "backpack");
    private static final List<String> COLOURS =
            List.of("black", "white", "grey", "red", "orange", "yellow", "green", "blue", "brown");

    private record Thing(
            int id, String label, double probability, Box box, double speed, Map<String, Double> colours) {}

    private final List<Thing> things = new ArrayList<>();
    private final double lifeSeconds;

    /**
     * A street.
     *
     * @param number of things on every scene
     * @param lifeSeconds after which a thing has gone and another one has come in its place
     */
    Street(int number, double lifeSeconds, long seed) {
        this.lifeSeconds = lifeSeconds;
        Random random = new Random(seed);
        for (int i = 0; i < number; i++) {
            things.add(thing(i, random));
        }
    }

    private static Thing thing(int id, Random random) {
        double size = 40 + random.nextInt(160);
        Box box =
                new Box(random.nextInt(WIDTH), random.nextInt(HEIGHT - 200), size, size * (0.6 + random.nextDouble()));
        double share = 0.5 + random.nextDouble() / 2;
        String first = COLOURS.get(random.nextInt(COLOURS.size()));
        String second = COLOURS.get(random.nextInt(COLOURS.size()));
        Map<String, Double> colours =
                first.equals(second) ? Map.of(first, share) : Map.of(first, share, second, 1 - share);
        double speed = random.nextInt(3) * 30;
        return new Thing(id, LABELS.get(id % LABELS.size()), 0.5 + random.nextDouble() / 2, box, speed, colours);
    }

    /** The scene after so many seconds. */
    Scene at(double seconds) {
        Instant now = START.plusNanos((long) (seconds * 1e9));
        FrameInfo frame = FrameInfo.live((long) (seconds * 1000), now, WIDTH, HEIGHT);
        List<Track> tracks =
                things.stream().map(thing -> track(thing, seconds, now)).toList();
        return Scene.of("street", frame, "coco-80", tracks, LatencyMs.NONE);
    }

    private Track track(Thing thing, double seconds, Instant now) {
        double shift = lifeSeconds * thing.id() / things.size();
        long life = (long) Math.floor((seconds + shift) / lifeSeconds);
        Instant born = START.plusNanos((long) (Math.max(0, life * lifeSeconds - shift) * 1e9));
        double x = (thing.box().x() + thing.speed() * seconds) % WIDTH;
        Box box = new Box(x, thing.box().y(), thing.box().width(), thing.box().height());
        boolean person = thing.label().equals("person");
        return new Track(
                life * things.size() + thing.id(),
                thing.label(),
                thing.probability(),
                thing.probability(),
                box.clip(WIDTH, HEIGHT),
                new Velocity(thing.speed(), 0),
                born,
                now,
                thing.colours(),
                person ? thing.colours() : null,
                person ? thing.colours() : null,
                null,
                null);
    }
}
