package io.watchword.protocol.kafka;

import io.vertx.core.Future;
import java.util.List;

/**
 * Takes records as they arrive.
 *
 * @param <T> what travels
 */
@FunctionalInterface
public interface BatchHandler<T> {
    /**
     * Takes the next records, in order within each partition. Called on the reader's event loop; the next batch is
     * fetched when the returned future completes. If it fails, the same batch is given again after a pause, so handlers
     * must be idempotent.
     */
    Future<Void> handle(List<Delivered<T>> batch);
}
