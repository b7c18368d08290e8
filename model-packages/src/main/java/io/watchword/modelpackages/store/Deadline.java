package io.watchword.modelpackages.store;

import io.watchword.modelpackages.PackageException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Closes what is read from when the time is over, so that a server that falls silent holds nobody up. */
final class Deadline implements AutoCloseable {
    private final InputStream body;
    private final Duration patience;
    private final CompletableFuture<Void> alarm;
    private volatile boolean over;

    Deadline(InputStream body, Duration patience) {
        this.body = body;
        this.patience = patience;
        this.alarm = CompletableFuture.runAsync(
                this::cut, CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void cut() {
        over = true;
        try {
            body.close();
        } catch (IOException e) {
            // whoever reads from it is told
        }
    }

    /** Refuses what was cut short. */
    void requireKept(Location location) {
        if (over) {
            throw new PackageException(location + " did not arrive within " + patience.toMillis()
                    + " ms: raise the limit, or bring it nearer");
        }
    }

    @Override
    public void close() {
        alarm.cancel(false);
    }
}
