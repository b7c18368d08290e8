package io.watchword.protocol.kafka;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Kafka.
 *
 * @param bootstrap comma-separated {@code host:port}
 * @param partitions of each topic that has more than one, 1 to 256
 * @param replication of each topic, 1 to 9
 * @param member a name that stays the same when this process is started again, so that it gets its partitions back at
 *     once instead of waiting for its former self to time out; null where processes come and go
 * @param extra further client settings in Kafka's own terms
 */
public record KafkaSettings(
        String bootstrap, int partitions, int replication, @Nullable String member, Map<String, String> extra) {
    /** Partitions of each topic that has more than one, where nothing else is said. */
    public static final int PARTITIONS = 4;

    /** Largest record, in bytes: an 8K JPEG fits. */
    public static final int MAX_MESSAGE_BYTES = 16 << 20;

    public KafkaSettings {
        if (bootstrap.isBlank()) {
            throw new IllegalArgumentException("kafka: give host:port of a broker");
        }
        if (partitions < 1 || partitions > 256 || replication < 1 || replication > 9) {
            throw new IllegalArgumentException("kafka: 1 to 256 partitions and a replication of 1 to 9");
        }
        extra = Map.copyOf(extra);
    }

    /** One broker, no replication: the one-process distribution. */
    public static KafkaSettings local(String bootstrap, String member) {
        return new KafkaSettings(bootstrap, PARTITIONS, 1, member, Map.of());
    }
}
