package io.watchword.questionengine.reasoning;

import static io.watchword.questionengine.reasoning.Geometry.logistic;

import io.watchword.protocol.Track;
import io.watchword.questionengine.program.Motion;
import java.time.Duration;

/**
 * How a track moves, from its velocity in multiples of its own size a second. What comes closer is taken to move down
 * the picture, as things on the ground do before a camera that is above it. A track seen for too short a time to have a
 * velocity says nothing, and none says what takes knowing the past.
 */
final class Moving {
    private static final Duration LONG_ENOUGH = Duration.ofMillis(300);

    /** Sizes a second above which something moves: a fifth of walking pace or so. */
    private static final double PACE = 0.2;

    private static final double SOFTNESS = 0.05;

    private Moving() {}

    static double degree(Track track, Motion motion) {
        if (Duration.between(track.firstSeen(), track.lastSeen()).compareTo(LONG_ENOUGH) < 0) {
            return Double.NaN;
        }
        double size = Math.sqrt(track.box().area()) + 1;
        double x = track.velocity().x() / size;
        double y = track.velocity().y() / size;
        return switch (motion) {
            case MOVING -> above(Math.hypot(x, y));
            case STOPPED -> 1 - above(Math.hypot(x, y));
            case MOVING_LEFT -> above(-x);
            case MOVING_RIGHT -> above(x);
            case APPROACHING -> above(y);
            case RECEDING -> above(-y);
            case PARKED, ARRIVING, LEAVING -> Double.NaN;
        };
    }

    private static double above(double pace) {
        return logistic((pace - PACE) / SOFTNESS);
    }
}
