package io.watchword.bench.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting for what others do. */
final class Patience {
    private static final long BETWEEN_MS = 500;

    /** Something that holds or does not. */
    interface Check {
        boolean holds() throws Exception;
    }

    private Patience() {}

    /** Waits; whether it held in time. */
    static boolean waits(Duration most, Check check) throws Exception {
        long deadline = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < deadline) {
            if (check.holds()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_MS);
        }
        return false;
    }

    /** The same, and fails if it does not hold in time. */
    static void await(String what, Duration most, Check check) throws Exception {
        if (!waits(most, check)) {
            throw new IOException("Waited in vain for " + what);
        }
    }
}
