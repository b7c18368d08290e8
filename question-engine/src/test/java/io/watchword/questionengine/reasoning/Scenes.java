package io.watchword.questionengine.reasoning;

import io.watchword.protocol.Box;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.Velocity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Scenes made up for tests: 1000 by 1000 pixels. */
public final class Scenes {
    public static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    public static final int SIZE = 1000;

    private Scenes() {}

    public static Scene of(Track... tracks) {
        return at(0, tracks);
    }

    public static Scene at(double seconds, Track... tracks) {
        return at(seconds, Arrays.asList(tracks));
    }

    public static Scene at(double seconds, List<Track> tracks) {
        Instant time = START.plusMillis(Math.round(seconds * 1000));
        FrameInfo frame = FrameInfo.live(Math.round(seconds * 1000), time, SIZE, SIZE);
        return Scene.of("gate", frame, "coco-80", tracks, LatencyMs.NONE);
    }

    /** A thing of 100 by 100 pixels around a centre. */
    public static Track thing(long id, String label, double probability, double x, double y) {
        return Track.still(id, label, probability, new Box(x - 50, y - 50, 100, 100), START);
    }

    public static Track coloured(Track track, String colour) {
        return track.withColours(Map.of(colour, 1.0));
    }

    public static Track dressed(Track track, Map<String, Double> upper, Map<String, Double> lower) {
        return new Track(
                track.id(),
                track.label(),
                track.score(),
                track.probability(),
                track.box(),
                Velocity.ZERO,
                START,
                START,
                null,
                upper,
                lower,
                null,
                null);
    }

    public static Track inZone(Track track, String zone) {
        return new Track(
                track.id(),
                track.label(),
                track.score(),
                track.probability(),
                track.box(),
                Velocity.ZERO,
                START,
                START,
                null,
                null,
                null,
                null,
                List.of(zone));
    }
}
