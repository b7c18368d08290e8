package io.watchword.ingest;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What can end a blocked read: a deadline, or being stopped. The reading thread sets deadlines and pauses; any thread
 * may stop it, once and for good.
 */
final class Interrupt {
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile long deadline = Long.MAX_VALUE;
    private volatile boolean bounded;
    private volatile long limit = Long.MAX_VALUE;
    private volatile boolean limited;

    /** From now on, reads may take this long. */
    void allow(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
        bounded = true;
    }

    /** Whatever is allowed later, everything ends after this time. */
    void limit(Duration time) {
        limit = System.nanoTime() + time.toNanos();
        limited = true;
    }

    /** Ends what is being read or waited for, and everything later. */
    void stop() {
        stopped.countDown();
    }

    /** Whether it was stopped. */
    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Whether a read has to end now. */
    boolean isDue() {
        long now = System.nanoTime();
        return isStopped() || (bounded && now - deadline > 0) || (limited && now - limit > 0);
    }

    /** Waits; false if it was stopped meanwhile. */
    boolean pause(Duration time) {
        try {
            return !stopped.await(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
