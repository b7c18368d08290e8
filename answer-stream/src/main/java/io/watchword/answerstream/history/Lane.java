package io.watchword.answerstream.history;

import io.watchword.answerstream.http.Problem;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.TopicPast;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One partition read in one direction, a chunk at a time. Keys grow in that direction. */
final class Lane<T> {
    private static final int CHUNK = 500;

    private final TopicPast<T> past;
    private final Predicate<T> matches;
    private final int partition;
    private final boolean backwards;
    private final long end;
    private final Deque<Delivered<T>> waiting = new ArrayDeque<>();
    private long next;
    private long frontier = Long.MIN_VALUE;

    Lane(TopicPast<T> past, PageQuery<T> query, int partition, long next, long end) {
        this.past = past;
        this.matches = query.matches();
        this.backwards = query.newestFirst();
        this.partition = partition;
        this.next = next;
        this.end = end;
    }

    /** Reads on; returns how many records it read. */
    int fetch() {
        long low = backwards ? Math.max(end, next - CHUNK) : next;
        long high = backwards ? next : end;
        TopicPast.Stretch<T> read = past.read(Map.of(partition, low), Map.of(partition, high), CHUNK);
        List<Delivered<T>> records = new ArrayList<>(read.records());
        if (backwards) {
            Collections.reverse(records);
        }
        long reached = read.next().getOrDefault(partition, high);
        if (reached < (backwards ? high : Math.min(high, low + 1))) {
            throw Problem.busy("The log could not be read in time; try again soon")
                    .exception();
        }
        next = backwards ? low : reached;
        records.forEach(this::take);
        return records.size();
    }

    private void take(Delivered<T> record) {
        frontier = Math.max(frontier, key(record));
        if (record.value() != null && matches.test(record.value())) {
            waiting.add(record);
        }
    }

    private long key(Delivered<T> record) {
        long millis = record.timestamp().toEpochMilli();
        return backwards ? -millis : millis;
    }

    /** Whether it must be read on before anything beyond its frontier can be shown. */
    boolean isBlocking() {
        return waiting.isEmpty() && !isRead();
    }

    /** Whether nothing is left, neither to read nor to show. */
    boolean isDone() {
        return waiting.isEmpty() && isRead();
    }

    long frontier() {
        return frontier;
    }

    /** Key of what it would show next; nothing of it comes before. */
    long head() {
        Delivered<T> first = waiting.peek();
        return first == null ? Long.MAX_VALUE : key(first);
    }

    @Nullable
    Delivered<T> poll() {
        return waiting.poll();
    }

    /** Where a later look goes on. */
    long resume() {
        Delivered<T> first = waiting.peek();
        if (first == null) {
            return next;
        }
        return first.position().offset() + (backwards ? 1 : 0);
    }

    private boolean isRead() {
        return backwards ? next <= end : next >= end;
    }
}
