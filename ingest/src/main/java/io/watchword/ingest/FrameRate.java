package io.watchword.ingest;

import java.time.Duration;
import java.time.Instant;

/** Frames a second between one settlement and the next. One thread. */
final class FrameRate {
    private Instant from = Instant.EPOCH;
    private long count;
    private double perSecond;

    /** Begins to count at a moment. */
    void restart(Instant now) {
        from = now;
        count = 0;
        perSecond = 0;
    }

    void count() {
        count++;
    }

    /** Works out the rate since the last time. */
    void settle(Instant now) {
        double seconds = Duration.between(from, now).toNanos() / 1e9;
        if (seconds > 0) {
            perSecond = count / seconds;
            from = now;
            count = 0;
        }
    }

    /** As last worked out; 0 before. */
    double perSecond() {
        return perSecond;
    }
}
