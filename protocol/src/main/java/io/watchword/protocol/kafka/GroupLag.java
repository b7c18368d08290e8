package io.watchword.protocol.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far groups that go on where they finished have come. Blocks for some seconds at most. */
final class GroupLag {
    private static final int PATIENCE_MS = 2_000;

    private final Map<String, Object> client;

    GroupLag(Map<String, Object> client) {
        this.client = new HashMap<>(client);
        this.client.put("default.api.timeout.ms", PATIENCE_MS);
        this.client.put("request.timeout.ms", PATIENCE_MS);
    }

    /**
     * By group, how many records it has not finished yet. Partitions of which it never finished a record count nothing;
     * groups that never finished any, and those that may not be asked about, are left out.
     */
    Map<String, Long> of(Map<String, Topic<?>> groups) {
        try (Admin admin = Admin.create(client)) {
            ListConsumerGroupOffsetsResult asked = admin.listConsumerGroupOffsets(groups.keySet().stream()
                    .collect(Collectors.toMap(Function.identity(), group -> new ListConsumerGroupOffsetsSpec())));
            Map<String, Long> found = new HashMap<>();
            groups.forEach((group, topic) -> finished(asked, group, topic)
                    .flatMap(places -> behind(admin, places))
                    .ifPresent(records -> found.put(group, records)));
            return Map.copyOf(found);
        }
    }

    private static Optional<Map<TopicPartition, Long>> finished(
            ListConsumerGroupOffsetsResult asked, String group, Topic<?> topic) {
        return told(asked.partitionsToOffsetAndMetadata(group))
                .map(places -> ofTopic(places, topic))
                .filter(places -> !places.isEmpty());
    }

    // a partition without a place is there with null
    private static Map<TopicPartition, Long> ofTopic(Map<TopicPartition, OffsetAndMetadata> places, Topic<?> topic) {
        Map<TopicPartition, Long> found = new HashMap<>();
        places.forEach((partition, place) -> {
            if (place != null && partition.topic().equals(topic.name())) {
                found.put(partition, place.offset());
            }
        });
        return found;
    }

    private static Optional<Long> behind(Admin admin, Map<TopicPartition, Long> places) {
        ListOffsetsResult ends = admin.listOffsets(
                places.keySet().stream().collect(Collectors.toMap(Function.identity(), any -> OffsetSpec.latest())));
        return told(ends.all()).map(found -> found.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue().offset() - places.getOrDefault(end.getKey(), 0L)))
                .sum());
    }

    private static <T> Optional<T> told(KafkaFuture<T> asked) {
        try {
            return Optional.of(asked.get(PATIENCE_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }
}
