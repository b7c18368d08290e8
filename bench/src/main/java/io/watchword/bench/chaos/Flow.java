package io.watchword.bench.chaos;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When something came from each source lately, such as frames from cameras. Safe from any thread. */
final class Flow {
    /** Longer than that no frames and answers of the scene come only where something is amiss. */
    static final Duration SILENCE = Duration.ofSeconds(3);

    /** The same of answers of a model. */
    static final Duration MODEL_SILENCE = Eye.BETWEEN.plus(SILENCE);

    private static final int KEPT = 2_000;

    private final Duration silence;
    private final Map<String, Deque<Long>> arrivals = new ConcurrentHashMap<>();

    /** @param silence longer than that nothing comes only where something is amiss */
    Flow(Duration silence) {
        this.silence = silence;
    }

    /** Something of this source came. */
    void note(String source) {
        Deque<Long> mine = arrivals.computeIfAbsent(source, id -> new ArrayDeque<>());
        synchronized (mine) {
            mine.addLast(System.nanoTime());
            if (mine.size() > KEPT) {
                mine.removeFirst();
            }
        }
    }

    /** Whether something came just now from as many sources. */
    boolean flows(int sources) {
        long since = System.nanoTime() - silence.toNanos();
        return arrivals.values().stream().filter(each -> last(each) >= since).count() >= sources;
    }

    private static long last(Deque<Long> mine) {
        synchronized (mine) {
            return mine.getLast();
        }
    }

    /** The longest that a source was silent after a moment; zero if none was. */
    Duration backAfter(long moment) {
        long longest = 0;
        for (Deque<Long> mine : arrivals.values()) {
            longest = Math.max(longest, backAfter(mine, moment));
        }
        return Duration.ofNanos(longest);
    }

    private long backAfter(Deque<Long> mine, long moment) {
        long back = 0;
        synchronized (mine) {
            long before = mine.getFirst();
            for (long each : mine) {
                if (each > moment && each - before > silence.toNanos()) {
                    back = Math.max(back, each - Math.max(before, moment));
                }
                before = each;
            }
        }
        return back;
    }
}
