package io.watchword.standalone;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the process: cleanly with status 0 when it is told to stop (Ctrl-C, a termination signal), within
 * {@value #LIMIT_MS} ms whatever hangs.
 */
public final class Shutdown {
    private static final long LIMIT_MS = 4_500;
    private static final AtomicBoolean EXITING = new AtomicBoolean();

    private Shutdown() {}

    /** Exits with a status of the program's own choosing. */
    public static void exit(int status) {
        EXITING.set(true);
        System.exit(status);
    }

    /** Blocks until the process is told to stop, then closes what runs and ends the process with status 0. */
    public static void await(AutoCloseable running) {
        CountDownLatch told = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            told.countDown();
                            stop(running);
                        },
                        "watchword-shutdown"));
        try {
            told.await();
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(AutoCloseable running) {
        Thread stopping = new Thread(() -> close(running), "watchword-stop");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(LIMIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (EXITING.get()) {
            return;
        }
        if (stopping.isAlive()) {
            System.err.println("watchword: something did not stop in time and was cut off");
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
