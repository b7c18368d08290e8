package io.watchword.questionengine.history;

import java.time.Instant;

/** Instants as microseconds since the epoch, and back. */
final class Times {
    static final long SECOND = 1_000_000;

    private Times() {}

    static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), SECOND), at.getNano() / 1_000);
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1_000);
    }

    static long micros(double seconds) {
        return Math.round(seconds * SECOND);
    }
}
