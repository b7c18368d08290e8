package io.watchword.bench.chaos;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When something came from each camera lately, such as frames. Safe from any thread. */
final class Flow {
    /** Longer than that nothing comes only where something is amiss. */
    static final Duration SILENCE = Duration.ofSeconds(3);

    private static final int KEPT = 2_000;

    private final Map<String, Deque<Long>> arrivals = new ConcurrentHashMap<>();

    /** Something of this camera came. */
    void note(String camera) {
        Deque<Long> mine = arrivals.computeIfAbsent(camera, id -> new ArrayDeque<>());
        synchronized (mine) {
            mine.addLast(System.nanoTime());
            if (mine.size() > KEPT) {
                mine.removeFirst();
            }
        }
    }

    /** Whether something came just now from as many cameras. */
    boolean flows(int cameras) {
        long since = System.nanoTime() - SILENCE.toNanos();
        return arrivals.values().stream().filter(each -> last(each) >= since).count() >= cameras;
    }

    private static long last(Deque<Long> mine) {
        synchronized (mine) {
            return mine.getLast();
        }
    }

    /** The longest that a camera was silent after a moment; zero if none was. */
    Duration backAfter(long moment) {
        long longest = 0;
        for (Deque<Long> mine : arrivals.values()) {
            longest = Math.max(longest, backAfter(mine, moment));
        }
        return Duration.ofNanos(longest);
    }

    private static long backAfter(Deque<Long> mine, long moment) {
        long back = 0;
        synchronized (mine) {
            long before = mine.getFirst();
            for (long each : mine) {
                if (each > moment && each - before > SILENCE.toNanos()) {
                    back = Math.max(back, each - Math.max(before, moment));
                }
                before = each;
            }
        }
        return back;
    }
}
