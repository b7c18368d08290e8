package io.watchword.protocol.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.embeddedkafka.EmbeddedKafka;
import io.watchword.protocol.Camera;
import io.watchword.protocol.Frame;
import io.watchword.protocol.FrameInfo;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBusIT {
    @TempDir
    static Path data;

    static EmbeddedKafka kafka;

    Vertx vertx;
    MeterRegistry meters;
    KafkaBus bus;

    @BeforeAll
    static void startBroker() {
        kafka = EmbeddedKafka.start(data, 0);
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @BeforeEach
    void connect() {
        vertx = Vertx.vertx();
        meters = new SimpleMeterRegistry();
        bus = new KafkaBus(vertx, KafkaSettings.local(kafka.bootstrap(), "test"), meters);
        bus.createTopics();
    }

    @AfterEach
    void disconnect() throws Exception {
        get(bus.close());
        get(vertx.close());
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, SECONDS);
    }

    private static Camera camera(String id, String url) {
        return new Camera(id, id, url, 5, false, List.of());
    }

    @Test
    void aTableShowsWhatWasPutAndForgetsWhatWasRemoved() throws Exception {
        CompactedTable<Camera> table = get(bus.table(Topic.CAMERAS));

        get(table.put(camera("gate", "demo:")));
        assertThat(table.get("gate")).contains(camera("gate", "demo:"));

        get(table.remove("gate"));
        assertThat(table.get("gate")).isEmpty();
    }

    @Test
    void aTableThatComesLaterHoldsEverythingAtOnce() throws Exception {
        CompactedTable<Camera> first = get(bus.table(Topic.CAMERAS));
        for (int i = 0; i < 50; i++) {
            get(first.put(camera("many-" + i, "demo:")));
        }

        CompactedTable<Camera> second = get(bus.table(Topic.CAMERAS));

        assertThat(second.values()).filteredOn(c -> c.id().startsWith("many-")).hasSize(50);
    }

    @Test
    void aFrameArrivesAsItWasWritten() throws Exception {
        List<Delivered<Frame>> seen = Collections.synchronizedList(new ArrayList<>());
        get(bus.read(Topic.FRAMES, new Start.End(), batch -> {
            seen.addAll(batch);
            return Future.succeededFuture();
        }));
        Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);

        get(bus.writer(Topic.FRAMES).write(new Frame("gate", FrameInfo.live(7, at, 640, 480), new byte[] {1, 2, 3})));

        await().until(() -> !seen.isEmpty());
        Frame frame = seen.get(0).value();
        assertThat(frame).isNotNull();
        assertThat(frame.info()).isEqualTo(FrameInfo.live(7, at, 640, 480));
        assertThat(frame.jpeg()).containsExactly(1, 2, 3);
    }

    @Test
    void malformedRecordsAreSkippedAndCounted() throws Exception {
        CompactedTable<Camera> table = get(bus.table(Topic.CAMERAS));
        writeRaw("broken", "{\"id\":");
        writeRaw("broken", "[]");
        writeRaw("broken", "{\"id\":\"NOT VALID\",\"url\":\"demo:\"}");
        writeRaw("broken", "\u0000\u0001\u0002");

        get(table.put(camera("good", "demo:")));

        await().untilAsserted(() -> assertThat(meters.get("watchword.malformed.records")
                        .tag("topic", Topic.CAMERAS.name())
                        .counter()
                        .count())
                .isEqualTo(4));
        assertThat(table.get("good")).isPresent();
        assertThat(table.get("broken")).isEmpty();
    }

    @Test
    void recordsOfANewerVersionAreSkippedAndCountedApart() throws Exception {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        get(bus.read(Topic.FRAMES, new Start.End(), batch -> {
            batch.forEach(record -> seen.add(record.key()));
            return Future.succeededFuture();
        }));
        Topic<Frame> newer = new Topic<>(Topic.FRAMES.name(), new NewerFrames(), Topic.FRAMES.kept());

        get(bus.writer(newer).write(frame("from-tomorrow")));
        get(bus.writer(newer).write(frame("from-tomorrow")));
        get(bus.writer(Topic.FRAMES).write(frame("of-today")));

        await().until(() -> seen.contains("of-today"));
        assertThat(seen).doesNotContain("from-tomorrow");
        assertThat(meters.get("watchword.newer.records")
                        .tag("topic", Topic.FRAMES.name())
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get("watchword.malformed.records")
                        .tag("topic", Topic.FRAMES.name())
                        .counter()
                        .count())
                .isZero();
    }

    private static Frame frame(String camera) {
        return new Frame(camera, FrameInfo.live(1, Instant.now(), 640, 480), new byte[] {1, 2, 3});
    }

    /** As a build of tomorrow may write them. */
    private static final class NewerFrames implements Codec<Frame> {
        private final FrameCodec today = new FrameCodec();

        @Override
        public Encoded encode(Frame frame) {
            Encoded encoded = today.encode(frame);
            Map<String, String> headers = new HashMap<>(encoded.headers());
            headers.put("schema", "2");
            return new Encoded(encoded.key(), encoded.value(), headers);
        }

        @Override
        public Frame decode(Encoded encoded) {
            return today.decode(encoded);
        }
    }

    @Test
    void aBatchWhoseHandlerFailedIsGivenAgain() throws Exception {
        List<String> tries = Collections.synchronizedList(new ArrayList<>());
        get(bus.read(Topic.CAMERA_STATUS, new Start.End(), batch -> {
            batch.forEach(record -> tries.add(record.key()));
            return tries.size() < 2 ? Future.failedFuture("not now") : Future.succeededFuture();
        }));

        get(bus.writer(Topic.CAMERA_STATUS).delete("gate"));

        await().until(() -> tries.size() >= 2);
        assertThat(tries).containsOnly("gate");
    }

    @Test
    void aGroupThatResumesGoesOnWhereItFinished() throws Exception {
        Start.Group group = new Start.Group("resuming", "one", true, Start.Edge.OLDEST);
        List<String> first = Collections.synchronizedList(new ArrayList<>());
        TopicReader<?> reader = get(bus.read(Topic.FEEDBACK, group, batch -> {
            batch.forEach(record -> first.add(record.key()));
            return Future.succeededFuture();
        }));
        get(bus.writer(Topic.FEEDBACK).delete("a"));
        await().until(() -> first.contains("a"));
        get(reader.close());

        get(bus.writer(Topic.FEEDBACK).delete("b"));
        List<String> second = Collections.synchronizedList(new ArrayList<>());
        get(bus.read(Topic.FEEDBACK, group, batch -> {
            batch.forEach(record -> second.add(record.key()));
            return Future.succeededFuture();
        }));

        await().until(() -> second.contains("b"));
        assertThat(second).doesNotContain("a");
    }

    private static void writeRaw(String key, String value) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrap());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topic.CAMERAS.name(), key.getBytes(UTF_8), value.getBytes(UTF_8)))
                    .get(10, SECONDS);
        }
    }
}
