package io.watchword.inference;

import io.watchword.protocol.Scene;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Position;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicPast;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what Kafka keeps of scenes. Blocks, for at most some seconds. */
final class ScenePast {
    private static final Logger LOG = LoggerFactory.getLogger(ScenePast.class);
    private static final long MOST_RECORDS = 100_000;
    private static final int AT_ONCE = 2_000;
    private static final int MOST_LATEST = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final KafkaBus bus;

    ScenePast(KafkaBus bus) {
        this.bus = bus;
    }

    /**
     * Hands over the scenes of a partition in order, those before a record that were written since a moment; of many,
     * the latest. What can't be read is left out.
     *
     * @return whether all of them could be read
     */
    boolean read(Instant since, Position before, Consumer<Scene> take) {
        long start = System.nanoTime();
        try (TopicPast<Scene> past = bus.past(Topic.SCENES)) {
            long first = Math.max(
                    past.at(since).getOrDefault(before.partition(), before.offset()), before.offset() - MOST_RECORDS);
            long left = read(past, new Position(before.partition(), first), before, take);
            LOG.atInfo()
                    .addKeyValue("partition", before.partition())
                    .log(
                            "Read {} past scene records in {} ms{}",
                            before.offset() - first - left,
                            (System.nanoTime() - start) / 1_000_000,
                            left > 0 ? "; " + left + " more were left out" : "");
            return left == 0;
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("partition", before.partition())
                    .log("What cameras saw before can't be read; going on without it: {}", e.toString());
            return false;
        }
    }

    /**
     * The latest scene of each camera of some partitions, where it was written since a moment. What can't be read is
     * left out.
     */
    Collection<Scene> latest(Instant since, Set<Integer> partitions) {
        try (TopicPast<Scene> past = bus.past(Topic.SCENES)) {
            Map<Integer, Long> next = new HashMap<>(past.at(since));
            Map<Integer, Long> ends = past.ends();
            next.keySet().retainAll(partitions);
            Map<String, Scene> latest = new HashMap<>();
            TopicPast.Stretch<Scene> stretch = past.read(next, ends, AT_ONCE);
            for (int read = 0; !stretch.records().isEmpty() && read < MOST_LATEST; read += AT_ONCE) {
                stretch.records().forEach(each -> keepLater(latest, each.value()));
                stretch = past.read(stretch.next(), ends, AT_ONCE);
            }
            return latest.values();
        } catch (RuntimeException e) {
            LOG.warn("What cameras showed last can't be read; their tracks begin anew: {}", e.toString());
            return List.of();
        }
    }

    private static void keepLater(Map<String, Scene> latest, @Nullable Scene scene) {
        if (scene != null) {
            latest.merge(
                    scene.camera(),
                    scene,
                    (one, other) ->
                            one.frame().capturedAt().isAfter(other.frame().capturedAt()) ? one : other);
        }
    }

    private static long read(TopicPast<Scene> past, Position from, Position before, Consumer<Scene> take) {
        Map<Integer, Long> end = Map.of(before.partition(), before.offset());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long next = from.offset();
        while (next < before.offset() && System.nanoTime() < deadline) {
            TopicPast.Stretch<Scene> stretch = past.read(Map.of(before.partition(), next), end, AT_ONCE);
            for (Delivered<Scene> each : stretch.records()) {
                Scene scene = each.value();
                if (scene != null) {
                    take.accept(scene);
                }
            }
            next = stretch.next().getOrDefault(before.partition(), before.offset());
        }
        return before.offset() - next;
    }
}
