package io.watchword.protocol.kafka;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Kafka.
 *
 * @param bootstrap comma-separated {@code host:port}
 * @param partitions of each topic, 1 to 256
 * @param copies of each record
 * @param security how the way there is protected
 * @param cluster the only cluster to work on, by its id; null for any
 * @param member a name that stays the same when this process is started again, so that it gets its partitions back at
 *     once instead of waiting for its former self to time out; null where processes come and go
 * @param extra further client settings in Kafka's own terms
 */
public record KafkaSettings(
        String bootstrap,
        int partitions,
        Copies copies,
        KafkaSecurity security,
        @Nullable String cluster,
        @Nullable String member,
        Map<String, String> extra) {
    /** Partitions of each topic that has more than one, where nothing else is said. */
    public static final int PARTITIONS = 4;

    /** Largest record, in bytes: an 8K JPEG fits. */
    public static final int MAX_MESSAGE_BYTES = 16 << 20;

    private static final Pattern ADDRESS = Pattern.compile("(?:[^\\s,:/@]+|\\[[0-9a-fA-F:.]+]):(\\d{1,5})");
    private static final int HIGHEST_PORT = 65_535;

    /**
     * How many brokers have each record.
     *
     * @param replication brokers that hold it, 1 to 9
     * @param inSync brokers that must have it before it counts as written, 1 to {@code replication}
     */
    public record Copies(int replication, int inSync) {
        /** No copies. */
        public static final Copies ONE = new Copies(1, 1);

        public Copies {
            if (replication < 1 || replication > 9) {
                throw new IllegalArgumentException("kafka-replication: must be from 1 to 9, but is " + replication);
            }
            if (inSync < 1 || inSync > replication) {
                throw new IllegalArgumentException("kafka-min-insync-replicas: must be from 1 to kafka-replication ("
                        + replication + "), but is " + inSync);
            }
        }
    }

    public KafkaSettings {
        if (!Stream.of(bootstrap.split(",", -1)).allMatch(KafkaSettings::isAddress)) {
            throw new IllegalArgumentException("kafka: must be host:port of a broker, or several with commas between"
                    + " them, ports from 1 to 65535, but is '" + bootstrap + "'");
        }
        if (partitions < 1 || partitions > 256) {
            throw new IllegalArgumentException("kafka-partitions: must be from 1 to 256, but is " + partitions);
        }
        extra = Map.copyOf(extra);
    }

    private static boolean isAddress(String text) {
        Matcher address = ADDRESS.matcher(text);
        return address.matches()
                && Integer.parseInt(address.group(1)) >= 1
                && Integer.parseInt(address.group(1)) <= HIGHEST_PORT;
    }

    /** In the clear, on any cluster. */
    public KafkaSettings(
            String bootstrap, int partitions, int replication, @Nullable String member, Map<String, String> extra) {
        this(bootstrap, partitions, new Copies(replication, 1), KafkaSecurity.NONE, null, member, extra);
    }

    /** One broker, no replication: the one-process distribution. */
    public static KafkaSettings local(String bootstrap, String member) {
        return new KafkaSettings(bootstrap, PARTITIONS, 1, member, Map.of());
    }
}
