package io.watchword.process;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the process: cleanly with status 0 when it is told to stop (Ctrl-C, a termination signal), in time whatever
 * hangs.
 */
public final class Shutdown {
    private static final AtomicBoolean EXITING = new AtomicBoolean();
    private static final AtomicBoolean TOLD = new AtomicBoolean();
    private static final Queue<Ending> ENDINGS = new ConcurrentLinkedQueue<>();
    // what is being waited for may not heed anything, but hardly ever takes longer than this
    private static final Duration LEAST_FOR_ENDINGS = Duration.ofMillis(400);
    private static final Duration MOST_FOR_ENDINGS = Duration.ofSeconds(5);

    /** Something without whose end the process must not exit. */
    @FunctionalInterface
    public interface Ending {
        /**
         * Begins nothing any more and waits until it is over, at most so long.
         *
         * @return whether it is
         */
        boolean end(Duration patience) throws InterruptedException;
    }

    private Shutdown() {}

    /** Exits with a status of the program's own choosing. */
    public static void exit(int status) {
        EXITING.set(true);
        System.exit(status);
    }

    /**
     * Once everything is closed, and however the process comes to exit, this is ended last. What threads are still at
     * in native code crashes the process where its libraries are torn down underneath.
     */
    public static void lastly(Ending ending) {
        if (ENDINGS.isEmpty()) {
            onExit(new Thread(Shutdown::endUnlessTold, "watchword-last"));
        }
        ENDINGS.add(ending);
    }

    /** What is ended last begins nothing any more: for whoever is told to stop before it works. Returns at once. */
    public static void beginNothing() {
        end(Duration.ZERO);
    }

    /** Where the process exits already, there is nothing left to do but to let it. */
    private static void onExit(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            await();
        }
    }

    private static void endUnlessTold() {
        if (!TOLD.get()) {
            end(MOST_FOR_ENDINGS);
        }
    }

    private static boolean end(Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        boolean ended = true;
        try {
            for (Ending each : ENDINGS) {
                ended &= each.end(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return ended;
    }

    /** When the process is told to stop, closes what runs and ends it with status 0; with 1 where that takes longer. */
    public static void whenTold(AutoCloseable running, Duration limit) {
        onExit(new Thread(() -> stop(running, limit), "watchword-shutdown"));
        TOLD.set(true);
    }

    /** Blocks until the process is told to stop. */
    public static void await() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(AutoCloseable running, Duration limit) {
        // what runs may exit by itself once it is closed; it was told to all the same
        boolean exiting = EXITING.get();
        long until = System.nanoTime() + limit.toNanos();
        Thread stopping = new Thread(() -> close(running), "watchword-stop");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Duration left = Duration.ofNanos(until - System.nanoTime());
        boolean ended = end(left.compareTo(LEAST_FOR_ENDINGS) < 0 ? LEAST_FOR_ENDINGS : left);
        if (exiting) {
            return;
        }
        if (stopping.isAlive() || !ended) {
            System.err.println(
                    "watchword: something did not stop within " + limit.toMillis() / 1000.0 + " s and was cut off");
            Runtime.getRuntime().halt(1);
        }
        // the JVM's own status after a signal is 128 + its number; being told to stop is no failure
        Runtime.getRuntime().halt(0);
    }

    private static void close(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception e) {
            System.err.println("watchword: stopping: " + e.getMessage());
        }
    }
}
