package io.watchword.standalone;

import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting of the main thread for what others do; what they fail with is thrown. */
final class Waiting {
    private static final long PATIENCE_S = 60;

    private Waiting() {}

    /** As long as it takes. */
    static <T> T on(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** For a minute. */
    static <T> T on(Future<T> future) {
        try {
            return on(future, PATIENCE_S);
        } catch (TimeoutException e) {
            throw new IllegalStateException("Not done within " + PATIENCE_S + " s", e);
        }
    }

    /** For so many seconds. */
    static <T> T on(Future<T> future, long seconds) throws TimeoutException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
