package io.watchword.answerstream.history;

import io.vertx.core.Future;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.TopicPast;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Pages of a topic straight from the log, merged over partitions by the time they were written. A page looks at a
 * bounded number of records: where few match, pages can be short, or empty, with a cursor to go on.
 *
 * @param <T> what travels
 */
public final class LogPages<T> {
    private static final int MOST_SCANNED = 20_000;
    private static final int SCANNED_PER_LANE = 1_000;

    private final Past<T> past;

    /** Looks into this topic. */
    public LogPages(Past<T> past) {
        this.past = past;
    }

    /** A page. */
    public Future<LogPage<T>> page(PageQuery<T> query) {
        return past.look(look -> page(query, lanes(look, query)));
    }

    private SortedMap<Integer, Lane<T>> lanes(TopicPast<T> look, PageQuery<T> query) {
        Map<Integer, Long> oldest = query.from().map(look::at).orElseGet(look::beginnings);
        Map<Integer, Long> newest =
                query.to().map(to -> look.at(to.plusMillis(1))).orElseGet(look::ends);
        Map<Integer, Long> firsts = query.newestFirst() ? newest : oldest;
        Map<Integer, Long> lasts = query.newestFirst() ? oldest : newest;
        Map<Integer, Long> starts =
                query.cursor().<Map<Integer, Long>>map(LogPosition::next).orElse(firsts);
        SortedMap<Integer, Lane<T>> lanes = new TreeMap<>();
        firsts.forEach((partition, first) -> lanes.put(
                partition,
                new Lane<>(
                        look,
                        query,
                        partition,
                        starts.getOrDefault(partition, first),
                        lasts.getOrDefault(partition, first))));
        return lanes;
    }

    private LogPage<T> page(PageQuery<T> query, SortedMap<Integer, Lane<T>> lanes) {
        List<Delivered<T>> records = new ArrayList<>();
        int budget = Math.max(MOST_SCANNED, lanes.size() * SCANNED_PER_LANE);
        while (records.size() < query.limit() && budget > 0) {
            Optional<Lane<T>> blocking =
                    lanes.values().stream().filter(Lane::isBlocking).min(Comparator.comparingLong(Lane::frontier));
            Optional<Lane<T>> first = lanes.values().stream()
                    .filter(lane -> !lane.isBlocking() && !lane.isDone())
                    .min(Comparator.comparingLong(Lane::head));
            if (first.isPresent()
                    && (blocking.isEmpty()
                            || first.get().head() <= blocking.get().frontier())) {
                records.add(first.get().poll());
            } else if (blocking.isPresent()) {
                budget -= Math.max(1, blocking.get().fetch());
            } else {
                break;
            }
        }
        return new LogPage<>(List.copyOf(records), cursor(lanes));
    }

    private Optional<LogPosition> cursor(SortedMap<Integer, Lane<T>> lanes) {
        if (lanes.values().stream().allMatch(Lane::isDone)) {
            return Optional.empty();
        }
        SortedMap<Integer, Long> next = new TreeMap<>();
        lanes.forEach((partition, lane) -> next.put(partition, lane.resume()));
        return Optional.of(new LogPosition(next));
    }
}
