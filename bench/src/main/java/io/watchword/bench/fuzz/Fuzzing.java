package io.watchword.bench.fuzz;

import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.language.Parse;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Reads texts, and keeps count and the slowest, by the thread's own processor time: what else the machine does
 * meanwhile is not the text's. Not thread-safe.
 */
final class Fuzzing {
    /** What takes longer is too slow, in milliseconds. */
    static final double LIMIT_MS = 50;

    private static final int KEPT = 10;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * A text and how long it took.
     *
     * @param againMs how long the same text took the second time: what a pause of the machine spoilt is fast then
     */
    record Slow(String text, double ms, double againMs) {}

    private final QuestionEngine engine;
    private final PriorityQueue<Slow> slowest = new PriorityQueue<>(Comparator.comparingDouble(Slow::ms));
    private long understood;
    private long outside;
    private long refused;
    private long failed;
    private long overLimit;
    private long overLimitTwice;

    Fuzzing(QuestionEngine engine) {
        this.engine = engine;
    }

    /** Reads one; what it throws, or says without a reason, counts as a failure and is told on standard error. */
    void read(String text) {
        try {
            long start = THREADS.getCurrentThreadCpuTime();
            Parse parse = engine.parse(text);
            double ms = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
            count(text, parse);
            keep(text, ms);
        } catch (RuntimeException | StackOverflowError e) {
            failed++;
            System.err.println("failed: " + text);
            e.printStackTrace();
        }
    }

    private void count(String text, Parse parse) {
        if (parse instanceof Parse.Understood) {
            understood++;
        } else if (parse instanceof Parse.Outside each && !each.reason().isBlank()) {
            outside++;
        } else if (parse instanceof Parse.Refused each && !each.reason().isBlank()) {
            refused++;
        } else {
            failed++;
            System.err.println("no reason: " + text);
        }
    }

    private void keep(String text, double ms) {
        if (ms > LIMIT_MS) {
            overLimit++;
        }
        if (slowest.size() < KEPT || ms > LIMIT_MS || ms > least()) {
            double again = again(text);
            overLimitTwice += ms > LIMIT_MS && again > LIMIT_MS ? 1 : 0;
            slowest.add(new Slow(text, ms, again));
        }
        while (slowest.size() > KEPT) {
            slowest.poll();
        }
    }

    private double least() {
        Slow least = slowest.peek();
        return least == null ? 0 : least.ms();
    }

    private double again(String text) {
        long start = THREADS.getCurrentThreadCpuTime();
        engine.parse(text);
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    }

    long read() {
        return understood + outside + refused + failed;
    }

    long understood() {
        return understood;
    }

    long outside() {
        return outside;
    }

    long refused() {
        return refused;
    }

    long failed() {
        return failed;
    }

    long overLimit() {
        return overLimit;
    }

    /** How many took too long, and too long again. */
    long overLimitTwice() {
        return overLimitTwice;
    }

    /** The slowest first. */
    List<Slow> slowest() {
        return slowest.stream()
                .sorted(Comparator.comparingDouble(Slow::ms).reversed())
                .toList();
    }
}
