package io.watchword.questionengine.history;

import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.questionengine.program.Part;
import io.watchword.questionengine.reasoning.Colours;
import io.watchword.questionengine.reasoning.SceneWorld;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What remembered tracks looked like on the whole. */
final class Looks {
    private static final String COLOUR = "colour";

    private final List<Remembered> tracks;

    Looks(List<Remembered> tracks) {
        this.tracks = tracks;
    }

    Map<String, Double> values(int i, String attribute, Part part) {
        return attribute.equals(COLOUR) ? tracks.get(i).colours(part) : Map.of();
    }

    double fits(int i, String attribute, Part part, String value) {
        if (!attribute.equals(COLOUR)) {
            return Double.NaN;
        }
        if (part == Part.CLOTHES) {
            double upper = fit(i, Part.UPPER, value);
            double lower = fit(i, Part.LOWER, value);
            return Double.isNaN(upper) ? lower : Double.isNaN(lower) ? upper : Math.max(upper, lower);
        }
        return fit(i, part, value);
    }

    private double fit(int i, Part part, String value) {
        Map<String, Double> shares = tracks.get(i).colours(part);
        return shares.isEmpty() ? Double.NaN : Colours.fit(shares, value);
    }

    /** Where it was last, in words. */
    String where(int i) {
        Remembered track = tracks.get(i);
        Instant at = Times.instant(track.lastSeen());
        Track still = Track.still(track.id(), track.label(), track.best(), track.box(), at);
        FrameInfo frame = FrameInfo.live(0, at, track.width(), track.height());
        Scene scene = Scene.of("past", frame, "past", List.of(still), LatencyMs.NONE);
        return new SceneWorld(scene).where(0);
    }
}
