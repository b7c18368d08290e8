package io.watchword.inference;

/**
 * When to decode the next frame while the model is at work: just in time, by how long either took lately. Written by
 * one thread each, read by any.
 */
final class Prefetch {
    private static final double SMOOTHING = 0.2;
    private static final long MARGIN_NANOS = 2_000_000;

    private volatile double decoding;
    private volatile double detecting;

    void decoded(long nanos) {
        decoding = mixed(decoding, nanos);
    }

    void detected(long nanos) {
        detecting = mixed(detecting, nanos);
    }

    private static double mixed(double old, long nanos) {
        return old == 0 ? nanos : old + SMOOTHING * (nanos - old);
    }

    /** How long after the model began to begin decoding. */
    long delayNanos() {
        return Math.max(0, (long) (detecting - 3 * decoding) - MARGIN_NANOS);
    }
}
