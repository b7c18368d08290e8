package io.watchword.process;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** What a verticle has opened, to be closed when it stops. For one event loop. */
public final class Opened {
    private final Deque<Supplier<Future<Void>>> closing = new ArrayDeque<>();

    /** Something is open now. */
    public void add(Supplier<Future<Void>> close) {
        closing.push(close);
    }

    /** Closes everything, one after the other and what was opened last first; fails never. */
    public Future<Void> close() {
        Future<Void> closed = Future.succeededFuture();
        while (!closing.isEmpty()) {
            Supplier<Future<Void>> next = closing.pop();
            closed = closed.transform(before -> next.get());
        }
        return closed.otherwiseEmpty();
    }
}
