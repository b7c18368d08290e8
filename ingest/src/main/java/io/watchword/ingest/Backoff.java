package io.watchword.ingest;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from 0.5 s to 30 s, for ever, each shortened by up to a half at
 * random so that cameras that failed together don't return together. What needs a person is tried every so often.
 */
final class Backoff {
    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofSeconds(30);

    private final RandomGenerator random;
    private final Duration refused;

    /** @param refused how long to wait where a person is needed */
    Backoff(RandomGenerator random, Duration refused) {
        this.random = random;
        this.refused = refused;
    }

    /**
     * The time to wait.
     *
     * @param failures in a row, from 1
     */
    Duration after(int failures) {
        int doublings = Math.min(Math.max(failures, 1) - 1, 16);
        long full = Math.min(FIRST.toMillis() << doublings, LONGEST.toMillis());
        long wait = Math.round(full * (1 - random.nextDouble() / 2));
        return Duration.ofMillis(Math.max(FIRST.toMillis(), wait));
    }

    /** The time to wait where a person is needed. */
    Duration refused() {
        return refused;
    }
}
