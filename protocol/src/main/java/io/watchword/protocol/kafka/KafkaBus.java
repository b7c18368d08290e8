package io.watchword.protocol.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.consumer.KafkaReadStream;
import io.vertx.kafka.client.producer.KafkaWriteStream;
import io.watchword.protocol.Health;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A process's connection to Kafka: hands out writers, readers and tables for typed topics, and closes them all.
 * Pictures have producers of their own, so that a full buffer of pictures never holds up an answer. All but live frames
 * are written idempotently, and count as written when every replica in sync has them.
 */
public final class KafkaBus {
    private static final Set<String> PICTURES = Set.of(Topic.EVIDENCE.name(), Topic.FEEDBACK_FRAMES.name());
    private static final int PICTURE_BUFFER = 32 << 20;
    private static final int OTHER_BUFFER = 16 << 20;
    private static final int FRAME_DELIVERY_MS = 5_000;
    private static final int DELIVERY_MS = 30_000;
    // a record given up on lets later ones overtake it when it is written again: answers outwait a broker's election
    private static final int ANSWER_DELIVERY_MS = 120_000;
    // a broker that stands still breaks no connection: only this ends the wait for it
    private static final int REQUEST_MS = 5_000;
    private static final int COMMIT_MS = 10_000;

    private static final String BROKER = "broker";

    private final Vertx vertx;
    private final KafkaSettings settings;
    private final MeterRegistry meters;
    private final List<TopicReader<?>> readers = new CopyOnWriteArrayList<>();
    private final Set<String> complained = ConcurrentHashMap.newKeySet();
    private volatile String cluster = "";
    private volatile String trouble = "not asked yet";
    private @Nullable KafkaWriteStream<byte[], byte[]> frames;
    private @Nullable KafkaWriteStream<byte[], byte[]> pictures;
    private @Nullable KafkaWriteStream<byte[], byte[]> answers;
    private @Nullable KafkaWriteStream<byte[], byte[]> others;

    /** Connects lazily: nothing fails here if no broker is there. */
    public KafkaBus(Vertx vertx, KafkaSettings settings, MeterRegistry meters) {
        this.vertx = vertx;
        this.settings = settings;
        this.meters = meters;
    }

    /**
     * Waits for the brokers for as long as it takes, creates the topics that are missing, and verifies the others.
     * Blocks: not on an event loop.
     *
     * @throws KafkaRefusedException if brokers or topics are not as they must be, saying what to do
     */
    public void createTopics() {
        cluster = topicCreation().run();
        Gauge.builder("watchword.kafka.cluster", () -> 1)
                .description("1 for the Kafka cluster that this process works on")
                .tag("cluster", cluster)
                .register(meters);
    }

    /**
     * Bounds what a topic keeps, in all its partitions together; what is oldest goes first. Blocks: not on an event
     * loop.
     */
    public void bound(Topic<?> topic, long bytes) {
        topicCreation().bound(topic, bytes);
    }

    private TopicCreation topicCreation() {
        return new TopicCreation(clientSettings(), settings, words -> trouble = words);
    }

    /** The id of the cluster that the topics were found on; empty before that. */
    public String cluster() {
        return cluster;
    }

    /** Whether a broker answers within two seconds, and is of the cluster that this process began on. */
    public Future<Health> health() {
        String began = cluster;
        if (began.isEmpty()) {
            return Future.succeededFuture(Health.down(BROKER, trouble));
        }
        return vertx.executeBlocking(() -> topicCreation().cluster(), false).map(now -> health(began, now));
    }

    private static Health health(String began, String now) {
        if (now.isEmpty()) {
            return Health.down(BROKER, "Kafka does not answer within 2 s");
        }
        return now.equals(began)
                ? new Health(BROKER, true, "cluster " + now)
                : Health.down(
                        BROKER,
                        "Kafka is now cluster " + now + ", but this process began on " + began
                                + ", and its places in the log mean nothing there; start it again");
    }

    /**
     * By group, how many records of a topic it has not finished yet, of groups that go on where they finished; without
     * those of which nothing is known.
     */
    public Future<Map<String, Long>> behind(Map<String, Topic<?>> groups) {
        return vertx.executeBlocking(() -> new GroupLag(clientSettings()).of(groups), false);
    }

    /** A writer; cheap, and closed with the bus. */
    public <T> TopicWriter<T> writer(Topic<T> topic) {
        return new TopicWriter<>(topic, producer(topic));
    }

    /** The partition that the records of a key are written to, the same on every topic. */
    public int partition(String key) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), settings.partitions());
    }

    /** Starts a reader on the current context; it is closed with the bus at the latest. */
    public <T> Future<TopicReader<T>> read(Topic<T> topic, Start start, BatchHandler<T> handler) {
        return read(topic, start, handler, PartitionListener.NONE);
    }

    /** The same, telling a listener which partitions it reads. */
    public <T> Future<TopicReader<T>> read(
            Topic<T> topic, Start start, BatchHandler<T> handler, PartitionListener listener) {
        KafkaReadStream<byte[], byte[]> stream = KafkaReadStream.create(vertx, consumerSettings(start));
        TopicReader<T> reader =
                new TopicReader<>(vertx, topic, start, stream, new RecordDecoder<>(topic, meters, complained), handler);
        readers.add(reader);
        reader.finished().onComplete(ignored -> readers.remove(reader));
        return reader.start(listener);
    }

    /** A look into a topic's past; whoever asks closes it. Blocks: not on an event loop. */
    public <T> TopicPast<T> past(Topic<T> topic) {
        Map<String, Object> config = consumerSettings(new Start.Beginning());
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1 << 20);
        // a fetch still waiting at the end of one partition would hold up the next look
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        return new TopicPast<>(topic, config, new RecordDecoder<>(topic, meters, complained));
    }

    /** A table that has read everything the topic holds now, and follows it. Runs on the current context. */
    public <T> Future<CompactedTable<T>> table(Topic<T> topic) {
        CompactedTable<T> table = new CompactedTable<>(vertx, writer(topic));
        return this.<T>read(topic, new Start.Beginning(), table::apply).compose(table::follow);
    }

    /** Closes readers, then writers, having sent what they hold. */
    public Future<Void> close() {
        List<Future<Void>> closing = readers.stream().map(TopicReader::close).toList();
        return Future.join(closing).transform(ignored -> closeWriters());
    }

    private synchronized Future<Void> closeWriters() {
        return Future.join(close(frames), close(pictures), close(answers), close(others))
                .mapEmpty();
    }

    private static Future<Void> close(@Nullable KafkaWriteStream<byte[], byte[]> stream) {
        return stream == null ? Future.succeededFuture() : stream.close(2_000);
    }

    private KafkaWriteStream<byte[], byte[]> producer(Topic<?> topic) {
        if (topic.name().equals(Topic.FRAMES.name())) {
            return frames();
        }
        if (PICTURES.contains(topic.name())) {
            return pictures();
        }
        return topic.name().equals(Topic.ANSWERS.name()) ? answers() : others();
    }

    // live pictures are worth nothing seconds later: one copy is enough, and they are not tried for long
    private synchronized KafkaWriteStream<byte[], byte[]> frames() {
        if (frames == null) {
            frames = producer("frames", "1", PICTURE_BUFFER, FRAME_DELIVERY_MS);
        }
        return frames;
    }

    private synchronized KafkaWriteStream<byte[], byte[]> pictures() {
        if (pictures == null) {
            pictures = producer("pictures", "all", PICTURE_BUFFER, DELIVERY_MS);
        }
        return pictures;
    }

    private synchronized KafkaWriteStream<byte[], byte[]> answers() {
        if (answers == null) {
            answers = producer("answers", "all", OTHER_BUFFER, ANSWER_DELIVERY_MS);
        }
        return answers;
    }

    private synchronized KafkaWriteStream<byte[], byte[]> others() {
        if (others == null) {
            others = producer("records", "all", OTHER_BUFFER, DELIVERY_MS);
        }
        return others;
    }

    private KafkaWriteStream<byte[], byte[]> producer(String name, String acks, int buffer, int deliveryMs) {
        Map<String, Object> config = clientSettings();
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "watchword-" + name);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        config.put(ProducerConfig.ACKS_CONFIG, acks);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, acks.equals("all"));
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, buffer);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, KafkaSettings.MAX_MESSAGE_BYTES);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deliveryMs);
        return KafkaWriteStream.create(vertx, config);
    }

    private Map<String, Object> consumerSettings(Start start) {
        Map<String, Object> config = clientSettings();
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS);
        if (start instanceof Start.Group group) {
            joinGroup(config, group);
        }
        return config;
    }

    private void joinGroup(Map<String, Object> config, Start.Group group) {
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group.group());
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, group.first() == Start.Edge.OLDEST ? "earliest" : "latest");
        // the shortest that a broker allows where nothing else is set
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        // a commit that finds no coordinator, as its broker has died, holds up reading: it is made up for by the next
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, COMMIT_MS);
        // who lives keeps what he has: only what the dead one had moves
        config.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class.getName()));
        if (settings.member() != null) {
            config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.member() + "-" + group.member());
        }
    }

    private Map<String, Object> clientSettings() {
        Map<String, Object> config = new HashMap<>(settings.security().clientSettings());
        config.putAll(settings.extra());
        config.put("bootstrap.servers", settings.bootstrap());
        config.put("reconnect.backoff.ms", 100);
        config.put("reconnect.backoff.max.ms", 2_000);
        config.put("socket.connection.setup.timeout.ms", 3_000);
        config.put("enable.metrics.push", false);
        return config;
    }
}
