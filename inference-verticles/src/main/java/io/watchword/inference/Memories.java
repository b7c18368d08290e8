package io.watchword.inference;

import io.watchword.protocol.Scene;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.questionengine.history.History;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What each camera has seen. Every scene is remembered; where a question asks for more than has been seen here, because
 * it began to be read only now, what Kafka keeps of it is read once. Not thread-safe.
 */
final class Memories {
    private final ScenePast past;
    private final Function<String, Duration> reach;
    private final Map<String, Memory> cameras = new HashMap<>();

    /** A camera's memory, and how far back all has been done to fill it. */
    private static final class Memory {
        private final int partition;
        private History history = new History();
        private Duration filled = Duration.ZERO;

        Memory(int partition) {
            this.partition = partition;
        }
    }

    /**
     * Remembers nothing yet.
     *
     * @param reach how far back the questions about a camera ask
     */
    Memories(ScenePast past, Function<String, Duration> reach) {
        this.past = past;
        this.reach = reach;
    }

    /**
     * A camera's memory with its next scene.
     *
     * @param scene what the record holds
     */
    History with(Delivered<Scene> record, Scene scene) {
        Memory memory = of(scene.camera(), record);
        Duration wanted = reach.apply(scene.camera());
        if (wanted.compareTo(memory.filled) > 0) {
            fill(memory, record, scene.frame().capturedAt().minus(wanted), wanted);
        }
        memory.history.add(scene);
        return memory.history;
    }

    private Memory of(String camera, Delivered<Scene> record) {
        return cameras.computeIfAbsent(
                camera, id -> new Memory(record.position().partition()));
    }

    private void fill(Memory memory, Delivered<Scene> record, Instant since, Duration wanted) {
        boolean known =
                memory.history.since().filter(start -> !start.isAfter(since)).isPresent();
        if (!known) {
            Map<String, Optional<History>> read = new HashMap<>();
            boolean whole = past.read(since, record.position(), scene -> read.computeIfAbsent(
                            scene.camera(), camera -> filling(camera, wanted))
                    .ifPresent(history -> history.add(scene)));
            read.forEach(
                    (camera, history) -> history.ifPresent(found -> replace(of(camera, record), found, wanted, whole)));
        }
        memory.filled = wanted;
    }

    /** One look into a partition serves every camera in it that needs no more than the one it is for. */
    private Optional<History> filling(String camera, Duration wanted) {
        Duration own = reach.apply(camera);
        boolean served = own.compareTo(Duration.ZERO) > 0 && own.compareTo(wanted) <= 0;
        return served ? Optional.of(new History()) : Optional.empty();
    }

    private static void replace(Memory memory, History history, Duration wanted, boolean whole) {
        boolean more = wanted.compareTo(memory.filled) > 0;
        if (more && (whole || memory.history.isEmpty())) {
            memory.history = history;
            memory.filled = wanted;
        }
    }

    /** A camera is gone. */
    void forget(String camera) {
        cameras.remove(camera);
    }

    /** These partitions were read by others until now: what was seen meanwhile is not known here. */
    void begin(Set<Integer> partitions) {
        cameras.values().removeIf(memory -> partitions.contains(memory.partition));
    }
}
