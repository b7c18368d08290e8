package io.watchword.deliveries;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before trying again: twice as long each time, up to a longest, and of that a random half to the
 * whole, so that those who failed together do not come back together.
 *
 * @param first after the first failure
 * @param longest never more than this
 * @param attempts after so many failures it is given up
 */
public record Backoff(Duration first, Duration longest, int attempts) {
    /** Twelve attempts within half an hour. */
    public static final Backoff USUAL = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 12);

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || attempts < 1) {
            throw new IllegalArgumentException("backoff: must have a first pause, a longest and at least one attempt");
        }
    }

    /** Milliseconds to wait after so many failures, at least 1. */
    long pauseMs(int failures) {
        double doubled = first.toMillis() * Math.pow(2, Math.max(0, failures - 1));
        double full = Math.min((double) longest.toMillis(), doubled);
        return Math.max(1, Math.round(full * (0.5 + ThreadLocalRandom.current().nextDouble() / 2)));
    }
}
