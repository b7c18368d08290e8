package io.watchword.answerstream.history;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Which of many scenes are looked at, so that a stretch of time is gone through evenly, and to its end, in the time
 * there is: from what reading and looking took so far follows how many looks are left, and from that how far apart in
 * the stretch they have to be. Not thread-safe.
 */
final class Pace {
    /** Furthest apart, whatever the time: scenes further apart than some seconds tell nothing of what is between. */
    static final Duration WIDEST = Duration.ofSeconds(5);

    private static final double SAFE = 0.9;
    private static final double FADING = 0.7;
    private static final long BEGINNING = 10;

    private final long allowed;
    private final LongSupplier nanos;
    private final long start;
    // of all reading: it comes in batches, of which a few tell nothing
    private long readSince;
    private long read;
    private long allLookNanos;
    // of late: looks become quicker or slower, and a camera comes and goes
    private double readOfLate;
    private double met;
    private double looked;
    private double lookNanos;
    private Duration spacing = Duration.ZERO;
    private Duration widest = Duration.ZERO;
    private Instant last = Instant.MIN;

    /**
     * Begins now.
     *
     * @param nanos the time, in nanoseconds from any origin
     */
    Pace(Duration allowed, LongSupplier nanos) {
        this.allowed = allowed.toNanos();
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    /** Whether the time is over. */
    boolean isOver() {
        return nanos.getAsLong() - start > allowed;
    }

    /** A record was read. */
    void read() {
        if (read++ == 0) {
            readSince = nanos.getAsLong();
        }
        readOfLate++;
    }

    /** Whether a scene is to be looked at, being far enough from the last one; asked once of each. */
    boolean isDue(Instant at) {
        met++;
        return spacing.isZero() || last.equals(Instant.MIN) || !at.isBefore(last.plus(spacing));
    }

    // looks wait for scenes; what one waits, the next one waits less, so that as many are made as there is time for
    private Instant reckoned(Instant at) {
        if (spacing.isZero() || last.equals(Instant.MIN)) {
            return at;
        }
        Instant due = last.plus(spacing);
        return due.isAfter(at) || due.isBefore(at.minus(spacing)) ? at : due;
    }

    /** Looks. */
    void look(Instant at, Runnable look) {
        long began = nanos.getAsLong();
        look.run();
        long took = nanos.getAsLong() - began;
        lookNanos += took;
        allLookNanos += took;
        looked++;
        last = reckoned(at);
    }

    /** Thinks again. What the first tenth of the time took tells little: connections open, code is compiled. */
    void plan(long recordsLeft, Duration stretchLeft) {
        long now = nanos.getAsLong();
        if (looked > 0 && now - start > allowed / BEGINNING) {
            double reading = Math.max(0, now - readSince - allLookNanos) / (double) read;
            double left = allowed * SAFE - (now - start) - recordsLeft * reading;
            spacing = spacing(left, recordsLeft, stretchLeft);
            widest = widest.compareTo(spacing) < 0 ? spacing : widest;
        }
        fade();
    }

    private Duration spacing(double left, long recordsLeft, Duration stretchLeft) {
        double looks = left * looked / lookNanos;
        if (looks >= recordsLeft * met / readOfLate) {
            return Duration.ZERO;
        }
        double apart = stretchLeft.toNanos() / Math.max(1, looks);
        return apart < WIDEST.toNanos() ? Duration.ofNanos((long) apart) : WIDEST;
    }

    private void fade() {
        readOfLate *= FADING;
        met *= FADING;
        looked *= FADING;
        lookNanos *= FADING;
    }

    /** How far apart the scenes were that were looked at, at the most; zero if it was every one. */
    Duration widest() {
        return widest;
    }
}
