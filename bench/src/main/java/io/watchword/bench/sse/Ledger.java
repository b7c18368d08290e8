package io.watchword.bench.sse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What was published and what of it arrived. Events are known by their frame's number. Safe from any thread. */
final class Ledger {
    private static final int MOST = 200_000;
    private static final int STEP_US = 100;
    private static final int STEPS = 200_000;

    private final AtomicLongArray publishedAt = new AtomicLongArray(MOST);
    private final AtomicLongArray latencies = new AtomicLongArray(STEPS);
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong last = new AtomicLong();

    /** The number of an event that is published now. */
    int publish() {
        int seq = Math.toIntExact(next.incrementAndGet());
        publishedAt.set(seq, System.nanoTime());
        return seq;
    }

    /** Somebody got an event. */
    void arrived(int seq) {
        long now = System.nanoTime();
        last.set(now);
        delivered.incrementAndGet();
        long us = (now - publishedAt.get(seq)) / 1_000;
        latencies.incrementAndGet((int) Math.min(STEPS - 1L, us / STEP_US));
    }

    long delivered() {
        return delivered.get();
    }

    /** When the last event so far arrived, as {@link System#nanoTime} has it. */
    long lastAt() {
        return last.get();
    }

    /** Forgets what arrived so far. */
    void clear() {
        delivered.set(0);
        for (int i = 0; i < STEPS; i++) {
            latencies.set(i, 0);
        }
    }

    /** Latencies in ms at these quantiles, to a tenth of one. */
    List<Double> quantiles(double... wanted) {
        long all = 0;
        for (int i = 0; i < STEPS; i++) {
            all += latencies.get(i);
        }
        List<Double> found = new ArrayList<>();
        for (double quantile : wanted) {
            found.add(quantile(Math.max(1, (long) Math.ceil(quantile * all))));
        }
        return found;
    }

    private double quantile(long rank) {
        long seen = 0;
        for (int i = 0; i < STEPS; i++) {
            seen += latencies.get(i);
            if (seen >= rank) {
                return (i + 1) * STEP_US / 1_000.0;
            }
        }
        return Double.NaN;
    }
}
