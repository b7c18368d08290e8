package io.watchword.standalone.cli;

/** Takes frames no closer together than a rate allows. */
final class Thinning {
    private static final double SLACK_S = 1e-3;

    private final double interval;
    private double next = Double.NEGATIVE_INFINITY;

    /** At most {@code fps} frames a second; infinite for every frame. */
    Thinning(double fps) {
        this.interval = 1 / fps;
    }

    /** Whether the frame at this many seconds is taken; call once for each frame, in order. */
    boolean takes(double time) {
        if (time + SLACK_S < next) {
            return false;
        }
        next = Math.max(next, time) + interval;
        return true;
    }
}
