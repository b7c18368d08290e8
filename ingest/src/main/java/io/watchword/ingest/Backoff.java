package io.watchword.ingest;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from the first wait to the longest, for ever, each shortened by up
 * to a half at random so that cameras that failed together don't return together. What is tried slowly waits evenly.
 */
final class Backoff {
    private final RandomGenerator random;
    private final IngestSettings.Retries waits;

    Backoff(RandomGenerator random, IngestSettings.Retries waits) {
        this.random = random;
        this.waits = waits;
    }

    /** As the settings say. */
    static Backoff of(IngestSettings settings) {
        return new Backoff(RandomGenerator.getDefault(), settings.retries());
    }

    /**
     * The time to wait.
     *
     * @param failures in a row, from 1
     */
    Duration after(int failures) {
        int doublings = Math.min(Math.max(failures, 1) - 1, 16);
        long full =
                Math.min(waits.first().toMillis() << doublings, waits.longest().toMillis());
        long wait = Math.round(full * (1 - random.nextDouble() / 2));
        return Duration.ofMillis(Math.max(waits.first().toMillis(), wait));
    }

    /** The time to wait where trying often does harm. */
    Duration slowly() {
        return waits.refused();
    }
}
