package io.watchword.modelpackages.serve;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Planning by the memory that is free, and loading by that plan, are one step of which a process takes one at a time:
 * two plans at once would give the same memory away twice.
 */
public final class LoadingTurn {
    private static final ReentrantLock LOCK = new ReentrantLock(true);

    private LoadingTurn() {}

    /** Waits until nobody else plans or loads, and does so: blocks as long as all of them take. */
    public static <T> T take(Supplier<T> planAndLoad) {
        LOCK.lock();
        try {
            return planAndLoad.get();
        } finally {
            LOCK.unlock();
        }
    }
}
