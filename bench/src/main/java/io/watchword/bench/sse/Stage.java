package io.watchword.bench.sse;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What every part plays on.
 *
 * @param folder for logs and configurations
 * @param broker {@code host:port}
 */
record Stage(Vertx vertx, Path folder, String broker, Ledger ledger, Publisher publisher) {
    /** The question that everybody asks. */
    static final String EVERYBODY = "q-everybody";

    /** The one that a tenth asks too. */
    static final String TENTH = "q-tenth";

    private static final int PATIENCE_S = 60;

    /** Waits until something holds; false if it does not within a minute. */
    static boolean await(BooleanSupplier holds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return true;
    }

    /**
     * Clears the ledger, publishes one event a second to everybody and ten to the tenth, and waits until all have
     * arrived, a minute at most; returns how many deliveries that makes.
     */
    long play(int seconds, int everybody, int tenth) throws InterruptedException {
        ledger.clear();
        long expected = publish(seconds, everybody, tenth);
        await(() -> ledger.delivered() >= expected);
        return expected;
    }

    private long publish(int seconds, int everybody, int tenth) throws InterruptedException {
        long expected = 0;
        long start = System.nanoTime();
        for (int tick = 0; tick < 10 * seconds; tick++) {
            long due = start + tick * 100_000_000L;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                TimeUnit.NANOSECONDS.sleep(left);
            }
            if (tick % 10 == 0) {
                publisher.publish(EVERYBODY);
                expected += everybody;
            }
            publisher.publish(TENTH);
            expected += tenth;
        }
        return expected;
    }

    /** Connects everybody, a tenth of them for both questions. */
    Subscribers subscribe(int port, int everybody) throws Exception {
        Subscribers subscribers = new Subscribers(vertx, port, ledger);
        String path = "/api/v1/answers/stream?current=false&question=";
        subscribers.add(everybody - everybody / 10, path + EVERYBODY);
        subscribers.add(everybody / 10, path + EVERYBODY + "," + TENTH);
        return subscribers;
    }
}
