package io.watchword.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the process: cleanly with status 0 when it is told to stop (Ctrl-C, a termination signal), in time whatever
 * hangs.
 */
public final class Shutdown {
    private static final AtomicBoolean EXITING = new AtomicBoolean();

    private Shutdown() {}

    /** Exits with a status of the program's own choosing. */
    public static void exit(int status) {
        EXITING.set(true);
        System.exit(status);
    }

    /** When the process is told to stop, closes what runs and ends it with status 0; with 1 where that takes longer. */
    public static void whenTold(AutoCloseable running, Duration limit) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running, limit), "watchword-shutdown"));
    }

    /** The same, and blocks until then. */
    public static void await(AutoCloseable running, Duration limit) {
        whenTold(running, limit);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(AutoCloseable running, Duration limit) {
        // what runs may exit by itself once it is closed; it was told to all the same
        boolean exiting = EXITING.get();
        Thread stopping = new Thread(() -> close(running), "watchword-stop");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (exiting) {
            return;
        }
        if (stopping.isAlive()) {
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
