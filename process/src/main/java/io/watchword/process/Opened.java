package io.watchword.process;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a verticle has opened, to be closed when it stops. For one event loop. */
public final class Opened {
    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

    private final Deque<Supplier<Future<Void>>> closing = new ArrayDeque<>();
    private boolean over;

    /** Something is open now; where everything else is closed already, it is closed at once. */
    public void add(Supplier<Future<Void>> close) {
        if (over) {
            close.get().onFailure(problem -> LOG.debug("Closing failed", problem));
        } else {
            closing.push(close);
        }
    }

    /** Closes everything, one after the other and what was opened last first; fails never. */
    public Future<Void> close() {
        over = true;
        Future<Void> closed = Future.succeededFuture();
        while (!closing.isEmpty()) {
            Supplier<Future<Void>> next = closing.pop();
            closed = closed.transform(before -> next.get());
        }
        return closed.otherwiseEmpty();
    }
}
