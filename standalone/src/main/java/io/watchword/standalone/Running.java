package io.watchword.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs in a process, to be closed when it stops: what was started last first. Any thread may close it, also while
 * parts still start.
 */
final class Running implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean closed;

    /**
     * Something runs from now on.
     *
     * @throws WatchwordProcess.ClosedWhileStartingException if everything was closed meanwhile; it is closed as well
     */
    void add(AutoCloseable part) {
        if (!isTaken(part)) {
            close(part);
            throw new WatchwordProcess.ClosedWhileStartingException();
        }
    }

    private synchronized boolean isTaken(AutoCloseable part) {
        if (!closed) {
            parts.push(part);
        }
        return !closed;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** The next to be closed; nothing is taken any more. */
    private synchronized @Nullable AutoCloseable next() {
        closed = true;
        return parts.poll();
    }

    /** Closes everything; what can't be closed is logged. */
    @Override
    public void close() {
        for (AutoCloseable part = next(); part != null; part = next()) {
            close(part);
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("Stopping: {}", e.toString());
        }
    }
}
