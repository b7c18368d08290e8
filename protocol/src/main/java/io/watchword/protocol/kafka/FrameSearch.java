package io.watchword.protocol.kafka;

import io.watchword.protocol.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds frames in a topic by the time at which they were captured. Blocks, for some seconds at most. */
public final class FrameSearch {
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    // frames are written some time after they were captured
    private static final Duration LATE = Duration.ofSeconds(5);

    private FrameSearch() {}

    /** The frame, if the topic has it. */
    public static Optional<Frame> find(TopicPast<Frame> look, FrameKey wanted) {
        return find(look, List.of(wanted)).stream().findFirst();
    }

    /** Those frames that the topic has, in no order. */
    public static List<Frame> find(TopicPast<Frame> look, Collection<FrameKey> wanted) {
        Map<Integer, List<FrameKey>> byPartition =
                wanted.stream().collect(Collectors.groupingBy(each -> look.partition(each.camera())));
        List<Frame> found = new ArrayList<>();
        byPartition.forEach((partition, keys) -> found.addAll(within(look, partition, keys)));
        return found;
    }

    private static Collection<Frame> within(TopicPast<Frame> look, int partition, List<FrameKey> wanted) {
        Instant first = wanted.stream()
                .map(FrameKey::capturedAt)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant last = wanted.stream()
                .map(FrameKey::capturedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        long next = look.at(first).getOrDefault(partition, 0L);
        long end = look.at(last.plus(LATE)).getOrDefault(partition, 0L);
        Map<FrameKey, Frame> found = new HashMap<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (next < end && found.size() < wanted.size() && System.nanoTime() < deadline) {
            TopicPast.Stretch<Frame> stretch = look.read(Map.of(partition, next), Map.of(partition, end), AT_ONCE);
            take(stretch.records(), wanted, found);
            next = stretch.next().getOrDefault(partition, end);
        }
        return found.values();
    }

    private static void take(List<Delivered<Frame>> records, List<FrameKey> wanted, Map<FrameKey, Frame> found) {
        for (Delivered<Frame> record : records) {
            Frame frame = record.value();
            if (frame != null) {
                wanted.stream().filter(key -> key.isOf(frame)).forEach(key -> found.put(key, frame));
            }
        }
    }
}
