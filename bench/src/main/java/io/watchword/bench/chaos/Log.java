package io.watchword.bench.chaos;

import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicPast;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whole topics, read afterwards. */
final class Log {
    private static final int AT_ONCE = 2_000;

    private Log() {}

    /** All that a topic holds now, in order within each partition. Blocks. */
    static <T> List<Delivered<T>> read(KafkaBus bus, Topic<T> topic) {
        List<Delivered<T>> all = new ArrayList<>();
        try (TopicPast<T> past = bus.past(topic)) {
            Map<Integer, Long> ends = past.ends();
            Map<Integer, Long> next = past.beginnings();
            while (next.entrySet().stream().anyMatch(each -> each.getValue() < ends.getOrDefault(each.getKey(), 0L))) {
                TopicPast.Stretch<T> stretch = past.read(next, ends, AT_ONCE);
                all.addAll(stretch.records());
                next = stretch.next();
            }
        }
        return all;
    }
}
