package io.watchword.protocol.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.embeddedkafka.EmbeddedKafka;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Scene;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentIT {
    private static final Duration LATELY = Duration.ofMinutes(5);

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private EmbeddedKafka kafka;
    private KafkaBus bus;

    @BeforeEach
    void connect(@TempDir Path data) {
        kafka = EmbeddedKafka.start(data, 0);
        bus = new KafkaBus(vertx, KafkaSettings.local(kafka.bootstrap(), "test"), meters);
        bus.createTopics();
    }

    @AfterEach
    void disconnect() throws Exception {
        get(bus.close());
        get(vertx.close());
        kafka.close();
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, SECONDS);
    }

    private double malformed() {
        Counter counter = meters.find("watchword.malformed.records").counter();
        return counter == null ? 0 : counter.count();
    }

    private static Scene scene(String camera, int second) {
        FrameInfo frame = FrameInfo.live(second, Instant.EPOCH.plusSeconds(second), 640, 480);
        return Scene.of(camera, frame, "coco-80", List.of(), LatencyMs.NONE);
    }

    private int partition() {
        return bus.partition("gate");
    }

    private void writeGarbage() throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrap());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topic.SCENES.name(), partition(), "gate".getBytes(UTF_8), "{".getBytes(UTF_8)))
                    .get(10, SECONDS);
        }
    }

    @Test
    void recordsArePassedOnBeforeAllAreReadAndInOrder() throws Exception {
        get(Future.all(IntStream.range(0, 5_000)
                .mapToObj(i -> bus.writer(Topic.SCENES).write(scene("gate", i)))
                .toList()));
        writeGarbage();
        List<Double> read = new ArrayList<>();
        List<Long> seen = new ArrayList<>();

        new Recent(bus).read(Topic.SCENES, Set.of(partition()), LATELY, record -> {
            read.add(malformed());
            seen.add(Objects.requireNonNull(record.value()).frame().seq());
        });

        assertThat(read.get(0)).as("what is last was not read yet").isZero();
        assertThat(malformed()).isEqualTo(1);
        assertThat(seen).hasSize(5_000).isSorted();
    }

    @Test
    void ofEachKeyTheLastValueIsKept() throws Exception {
        for (int second = 0; second < 6; second++) {
            get(bus.writer(Topic.SCENES).write(scene(second % 2 == 0 ? "gate" : "yard", second)));
        }

        List<Scene> latest =
                new Recent(bus).latest(Topic.SCENES, Set.of(partition(), bus.partition("yard")), LATELY, Scene::camera);

        assertThat(latest).containsExactlyInAnyOrder(scene("gate", 4), scene("yard", 5));
    }

    @Test
    void onlyWantedPartitionsAreRead() throws Exception {
        get(bus.writer(Topic.SCENES).write(scene("gate", 1)));

        assertThat(new Recent(bus).latest(Topic.SCENES, Set.of(), LATELY, Scene::camera))
                .isEmpty();
    }
}
