package io.watchword.answerstream.http;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Lets what concerns one id happen one after the other, so that two requests can't both find an id free, or overwrite
 * each other's changes. For use on one event loop.
 */
public final class Turns {
    private final Map<String, Future<?>> last = new HashMap<>();

    /** Does it when everything before it on this id is done. */
    public <T> Future<T> take(String id, Supplier<Future<T>> work) {
        Future<?> before = last.getOrDefault(id, Future.succeededFuture());
        Future<T> mine = before.transform(done -> attempt(work));
        last.put(id, mine);
        return mine.onComplete(done -> last.remove(id, mine));
    }

    private static <T> Future<T> attempt(Supplier<Future<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }
}
