package io.watchword.answerstream.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A small named pool with a bounded queue: when that is full, work is refused with 503 rather than piled up. */
public final class Workers {
    private final WorkerExecutor executor;
    private final int mostWaiting;
    private final AtomicInteger inHand = new AtomicInteger();

    /**
     * @param name of the threads
     * @param threads how many
     * @param mostWaiting how many pieces of work may be in hand or waiting
     */
    public Workers(Vertx vertx, String name, int threads, int mostWaiting) {
        this.executor = vertx.createSharedWorkerExecutor(name, threads, 60, TimeUnit.SECONDS);
        this.mostWaiting = mostWaiting;
    }

    /** Runs it on the pool. */
    public <T> Future<T> run(Callable<T> work) {
        if (inHand.incrementAndGet() > mostWaiting) {
            inHand.decrementAndGet();
            return Future.failedFuture(
                    Problem.busy("Too many requests at once; try again soon").exception());
        }
        return executor.executeBlocking(work, false).onComplete(done -> inHand.decrementAndGet());
    }

    /** Stops the threads. */
    public Future<Void> close() {
        return executor.close();
    }
}
