package io.watchword.protocol.kafka;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A compacted topic as a map that follows it. Reads are safe from any thread; listeners hear changes on the table's
 * context, in order.
 *
 * @param <T> what travels
 */
public final class CompactedTable<T> {
    /**
     * Hears of a change.
     *
     * @param <T> what travels
     */
    @FunctionalInterface
    public interface Listener<T> {
        /**
         * A key's value is now {@code after}.
         *
         * @param key which
         * @param before what it was, or null if there was none
         * @param after what it is, or null if it was deleted
         */
        void changed(String key, @Nullable T before, @Nullable T after);
    }

    private record Waiting(Position position, Promise<Void> seen) {}

    private final Context context;
    private final Map<String, T> values = new ConcurrentHashMap<>();
    private final List<Listener<T>> listeners = new CopyOnWriteArrayList<>();
    private final Map<Integer, Long> applied = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final TopicWriter<T> writer;
    private @Nullable TopicReader<T> reader;

    CompactedTable(Vertx vertx, TopicWriter<T> writer) {
        this.context = vertx.getOrCreateContext();
        this.writer = writer;
    }

    /** The value of a key. */
    public Optional<T> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Every value, in no order; a view of the moment. */
    public Collection<T> values() {
        return List.copyOf(values.values());
    }

    /** Hears every change from now on. */
    public void onChange(Listener<T> listener) {
        listeners.add(listener);
    }

    /** Writes a value; completes when this table shows it. */
    public Future<Void> put(T value) {
        return writer.write(value).compose(this::shown);
    }

    /** Deletes a key; completes when this table no longer shows it. */
    public Future<Void> remove(String key) {
        return writer.delete(key).compose(this::shown);
    }

    /** Stops following the topic. */
    public Future<Void> close() {
        return reader == null ? Future.succeededFuture() : reader.close();
    }

    Future<Void> apply(List<Delivered<T>> batch) {
        batch.forEach(this::apply);
        release();
        return Future.succeededFuture();
    }

    /** Completes when everything that the topic held at this moment has been applied. */
    Future<CompactedTable<T>> follow(TopicReader<T> topicReader) {
        this.reader = topicReader;
        return topicReader.caughtUp().map(this);
    }

    private Future<Void> shown(Position position) {
        Promise<Void> seen = Promise.promise();
        context.runOnContext(ignored -> {
            waiting.add(new Waiting(position, seen));
            release();
        });
        return seen.future();
    }

    private void release() {
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting wait = each.next();
            if (applied.getOrDefault(wait.position().partition(), -1L)
                    >= wait.position().offset()) {
                each.remove();
                wait.seen().complete();
            }
        }
    }

    private void apply(Delivered<T> record) {
        T after = record.value();
        T before = after == null ? values.remove(record.key()) : values.put(record.key(), after);
        applied.put(record.position().partition(), record.position().offset());
        if (before != null || after != null) {
            listeners.forEach(listener -> listener.changed(record.key(), before, after));
        }
    }
}
