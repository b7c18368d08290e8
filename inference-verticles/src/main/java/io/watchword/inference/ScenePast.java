package io.watchword.inference;

import io.watchword.protocol.Scene;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Position;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicPast;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what Kafka keeps of scenes. Blocks, for at most some seconds. */
final class ScenePast {
    private static final Logger LOG = LoggerFactory.getLogger(ScenePast.class);
    private static final long MOST_RECORDS = 100_000;
    private static final int AT_ONCE = 2_000;
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
