package io.watchword.protocol.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was written to partitions just before they came to this process. */
public final class Recent {
    private static final Logger LOG = LoggerFactory.getLogger(Recent.class);
    private static final long MOST_RECORDS = 20_000;
    private static final int AT_ONCE = 2_000;

    private final KafkaBus bus;

    /** Looks there. */
    public Recent(KafkaBus bus) {
        this.bus = bus;
    }

    /**
     * Passes on what was written lately, deletions among it, record by record as it is read and in order within each
     * partition; of many, the latest. What can't be read is left out. Blocks, for at most some seconds.
     */
    public <T> void read(
            Topic<T> topic, Set<Integer> partitions, Duration lately, Consumer<? super Delivered<T>> reader) {
        try (TopicPast<T> past = bus.past(topic)) {
            Map<Integer, Long> ends = past.ends();
            Map<Integer, Long> next = new HashMap<>(past.at(Instant.now().minus(lately)));
            next.keySet().retainAll(partitions);
            next.replaceAll((partition, offset) -> Math.max(offset, ends.getOrDefault(partition, 0L) - MOST_RECORDS));
            TopicPast.Stretch<T> stretch = past.read(next, ends, AT_ONCE);
            while (!stretch.records().isEmpty()) {
                stretch.records().forEach(reader);
                stretch = past.read(stretch.next(), ends, AT_ONCE);
            }
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("topic", topic.name())
                    .log("What was written before can't be read; beginning anew: {}", e.toString());
        }
    }

    /** Of the values written lately the last of each key, in no order; blocks as well. */
    public <T, K> List<T> latest(
            Topic<T> topic, Set<Integer> partitions, Duration lately, Function<? super T, ? extends K> key) {
        Map<K, T> latest = new HashMap<>();
        read(topic, partitions, lately, record -> {
            T value = record.value();
            if (value != null) {
                latest.put(key.apply(value), value);
            }
        });
        return List.copyOf(latest.values());
    }
}
