package io.watchword.inference.tracking;

import io.watchword.protocol.Box;
import java.time.Duration;
import java.time.Instant;

/** Since when a thing has stood where it stands. What trembles by less than a quarter of its size stands. */
final class Stillness {
    private static final double STEP = 0.25;

    private Box anchor;
    private Instant since;

    Stillness(Box box, Instant at) {
        this.anchor = box;
        this.since = at;
    }

    void seen(Box box, Instant at) {
        double way = Math.hypot(box.centreX() - anchor.centreX(), box.centreY() - anchor.centreY());
        if (way > STEP * Math.sqrt(anchor.area())) {
            anchor = box;
            since = at;
        }
    }

    double seconds(Instant at) {
        return Math.max(0, Duration.between(since, at).toNanos() / 1e9);
    }
}
