package io.watchword.protocol.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
     * The values written lately, in order within each partition; of many, the latest. What can't be read is left out.
     * Blocks, for at most some seconds.
     */
    public <T> List<T> read(Topic<T> topic, Set<Integer> partitions, Duration lately) {
        return records(topic, partitions, lately).stream()
                .map(Delivered::value)
                .<T>mapMulti((value, taken) -> {
                    if (value != null) {
                        taken.accept(value);
                    }
                })
                .toList();
    }

    /** The same as they are in the log, deletions among them. */
    public <T> List<Delivered<T>> records(Topic<T> topic, Set<Integer> partitions, Duration lately) {
        List<Delivered<T>> found = new ArrayList<>();
        try (TopicPast<T> past = bus.past(topic)) {
            Map<Integer, Long> ends = past.ends();
            Map<Integer, Long> next = new HashMap<>(past.at(Instant.now().minus(lately)));
            next.keySet().retainAll(partitions);
            next.replaceAll((partition, offset) -> Math.max(offset, ends.getOrDefault(partition, 0L) - MOST_RECORDS));
            TopicPast.Stretch<T> stretch = past.read(next, ends, AT_ONCE);
            while (!stretch.records().isEmpty()) {
                found.addAll(stretch.records());
                stretch = past.read(stretch.next(), ends, AT_ONCE);
            }
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("topic", topic.name())
                    .log("What was written before can't be read; beginning anew: {}", e.toString());
        }
        return found;
    }
}
