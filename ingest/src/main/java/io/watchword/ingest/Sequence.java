package io.watchword.ingest;

import java.time.Instant;

/**
 * A camera's frame numbers: from the milliseconds since 1970 at which its reader started, up by one with each frame. As
 * frames come slower than one a millisecond, time stays ahead: a reader that starts later, here or on another machine
 * whose clock is right, goes on with larger numbers, and nothing has to be remembered. They fit into 2^53 for the next
 * 285,000 years.
 */
final class Sequence {
    private long next;

    Sequence(Instant start) {
        next = start.toEpochMilli();
    }

    long next() {
        return next++;
    }
}
