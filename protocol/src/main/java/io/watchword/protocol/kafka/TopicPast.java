package io.watchword.protocol.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks into the past of a topic, a stretch at a time. Blocks, for at most some seconds: use it on a worker thread, and
 * on one at a time. Holds a connection until it is closed. Methods throw Kafka's unchecked exceptions if the brokers do
 * not answer.
 *
 * @param <T> what travels
 */
public final class TopicPast<T> implements AutoCloseable {
    /**
     * What was read.
     *
     * @param records in order within each partition
     * @param next by partition, the offset to go on from
     * @param <T> what travels
     */
    public record Stretch<T>(List<Delivered<T>> records, Map<Integer, Long> next) {}

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordDecoder<T> decoder;
    private final List<TopicPartition> partitions;

    TopicPast(Topic<T> topic, Map<String, Object> config, RecordDecoder<T> decoder) {
        this.consumer = new KafkaConsumer<>(config);
        this.decoder = decoder;
        this.partitions = consumer.partitionsFor(topic.name(), PATIENCE).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** The partition that the records of a key are written to. */
    public int partition(String key) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions.size());
    }

    /** By partition, the offset of the oldest record kept. */
    public Map<Integer, Long> beginnings() {
        return numbered(consumer.beginningOffsets(partitions, PATIENCE));
    }

    /** By partition, the offset that the next record written will have. */
    public Map<Integer, Long> ends() {
        return numbered(consumer.endOffsets(partitions, PATIENCE));
    }

    /** By partition, the offset of the first record written at or after a moment; the end where there is none. */
    public Map<Integer, Long> at(Instant moment) {
        Map<TopicPartition, Long> asked =
                partitions.stream().collect(Collectors.toMap(Function.identity(), p -> moment.toEpochMilli()));
        Map<Integer, Long> found = ends();
        consumer.offsetsForTimes(asked, PATIENCE).forEach((partition, offset) -> {
            if (offset != null) {
                found.put(partition.partition(), offset.offset());
            }
        });
        return found;
    }

    /** The same of one partition. */
    public long at(int partition, Instant moment) {
        TopicPartition asked = partition(partition);
        OffsetAndTimestamp found = consumer.offsetsForTimes(Map.of(asked, moment.toEpochMilli()), PATIENCE)
                .get(asked);
        return found == null ? consumer.endOffsets(List.of(asked), PATIENCE).getOrDefault(asked, 0L) : found.offset();
    }

    // the client warns about every offset that it learns of a partition that is not assigned
    private TopicPartition partition(int number) {
        TopicPartition wanted = partitions.stream()
                .filter(each -> each.partition() == number)
                .findFirst()
                .orElseThrow();
        if (!consumer.assignment().equals(Set.of(wanted))) {
            consumer.assign(List.of(wanted));
        }
        return wanted;
    }

    /**
     * Reads from some offsets up to, but without, others; of a partition that is in only one of the maps, nothing.
     *
     * @param enough how many records are enough: fewer come back only where there are no more
     */
    public Stretch<T> read(Map<Integer, Long> from, Map<Integer, Long> to, int enough) {
        Map<Integer, Long> next = new TreeMap<>(from);
        Map<Integer, Long> beginnings = beginnings();
        next.replaceAll((partition, offset) -> Math.max(offset, beginnings.getOrDefault(partition, offset)));
        List<Delivered<T>> records = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        seek(unfinished(next, to), next);
        while (records.size() < enough && !unfinished(next, to).isEmpty() && System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                if (each.offset() < to.getOrDefault(each.partition(), 0L)) {
                    decoder.decode(each).ifPresent(records::add);
                }
            }
            consumer.assignment().forEach(p -> next.put(p.partition(), consumer.position(p, PATIENCE)));
            consumer.pause(finished(next, to));
        }
        next.replaceAll((partition, offset) -> Math.min(offset, to.getOrDefault(partition, offset)));
        return new Stretch<>(List.copyOf(records), Map.copyOf(next));
    }

    /**
     * Goes through one partition from an offset up to, but without, another, one record at a time, in order; what is
     * not asked for its value is not decoded. Ends early where the visitor has had enough, or nothing comes for some
     * seconds.
     *
     * @param visitor says whether to go on
     * @return the offset to go on from
     */
    public long skim(int partition, long from, long to, Predicate<Unread<T>> visitor) {
        Map<Integer, Long> end = Map.of(partition, to);
        Map<Integer, Long> next = new TreeMap<>(Map.of(partition, from));
        seek(unfinished(next, end), next);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!unfinished(next, end).isEmpty() && System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                if (each.offset() < to && !visitor.test(new Unread<>(each, decoder))) {
                    return each.offset() + 1;
                }
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
            consumer.assignment().forEach(p -> next.put(p.partition(), consumer.position(p, PATIENCE)));
        }
        return Math.min(next.getOrDefault(partition, to), to);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void seek(Collection<TopicPartition> wanted, Map<Integer, Long> next) {
        consumer.assign(wanted);
        consumer.resume(wanted);
        wanted.forEach(partition -> consumer.seek(partition, next.getOrDefault(partition.partition(), 0L)));
    }

    private List<TopicPartition> unfinished(Map<Integer, Long> next, Map<Integer, Long> to) {
        return partitions.stream()
                .filter(p -> next.containsKey(p.partition())
                        && next.getOrDefault(p.partition(), 0L) < to.getOrDefault(p.partition(), 0L))
                .toList();
    }

    private List<TopicPartition> finished(Map<Integer, Long> next, Map<Integer, Long> to) {
        return consumer.assignment().stream()
                .filter(p -> next.getOrDefault(p.partition(), 0L) >= to.getOrDefault(p.partition(), 0L))
                .toList();
    }

    private static Map<Integer, Long> numbered(Map<TopicPartition, Long> offsets) {
        Map<Integer, Long> byNumber = new TreeMap<>();
        offsets.forEach((partition, offset) -> byNumber.put(partition.partition(), offset));
        return byNumber;
    }
}
