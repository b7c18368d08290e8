package io.watchword.questionengine.history;

import io.watchword.protocol.Box;

/**
 * When a thing moved and when it rested. It rests while its middle stays within a fifth of its size of one place for at
 * least a second, and moves while it does not; so neither trembling boxes nor slow drifts of the camera are motion. Its
 * size is the square root of its area in the picture. Not thread-safe.
 */
final class Movement {
    /** A vehicle, or whatever else is asked about, is parked once it has rested for this long. */
    static final double PARKED_SECONDS = 10;

    /** The same in microseconds. */
    static final long PARKED = Times.micros(PARKED_SECONDS);

    private static final double PLACE = 0.2;
    private static final long SETTLED = Times.SECOND;

    private final Spans rests;
    private final Spans motions;
    private double x;
    private double y;
    private long since = Long.MIN_VALUE;
    private long last;
    private boolean resting;

    Movement(int most) {
        rests = new Spans(most);
        motions = new Spans(most);
    }

    /** It is here on the next scene. */
    void see(Box box, long at) {
        if (since == Long.MIN_VALUE) {
            settle(box, at);
        } else if (distance(box) > PLACE) {
            motions.add(last, at, 0);
            resting = false;
            settle(box, at);
        } else if (resting || at - since >= SETTLED) {
            resting = true;
            rests.add(since, at, 0);
        }
        last = at;
    }

    private void settle(Box box, long at) {
        x = box.centreX();
        y = box.centreY();
        since = at;
    }

    private double distance(Box box) {
        return Math.hypot(box.centreX() - x, box.centreY() - y) / Math.max(1, Math.sqrt(box.area()));
    }

    Spans rests() {
        return rests;
    }

    Spans motions() {
        return motions;
    }

    void trim() {
        rests.trim();
        motions.trim();
    }
}
