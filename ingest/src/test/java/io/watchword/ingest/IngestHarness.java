package io.watchword.ingest;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.embeddedkafka.EmbeddedKafka;
import io.watchword.protocol.Camera;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.CameraUrls;
import io.watchword.protocol.Frame;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.KafkaSettings;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A broker, an ingest process's worth of verticle, and what it writes. */
final class IngestHarness implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<Frame> frames = new CopyOnWriteArrayList<>();
    final List<CameraStatus> history = new CopyOnWriteArrayList<>();
    final KafkaBus bus;
    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedKafka kafka;
    private final CompactedTable<Camera> cameras;
    private final CompactedTable<CameraStatus> statuses;

    IngestHarness(Path directory, IngestSettings settings) {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
        bus = new KafkaBus(vertx, KafkaSettings.local(kafka.bootstrap(), "test"), meters);
        bus.createTopics();
        cameras = get(bus.table(Topic.CAMERAS));
        statuses = get(bus.table(Topic.CAMERA_STATUS));
        statuses.onChange((key, before, after) -> Optional.ofNullable(after).ifPresent(history::add));
        get(bus.read(Topic.FRAMES, new Start.Beginning(), this::take));
        get(vertx.deployVerticle(new IngestVerticle(bus, meters, settings)));
    }

    /** Gives up early, to keep tests short. */
    static IngestSettings settings(Path clip) {
        return IngestSettings.defaults(clip, new CameraUrls(true, true))
                .with(new IngestSettings.Patience(Duration.ofSeconds(2), Duration.ofSeconds(5)));
    }

    private Future<Void> take(List<Delivered<Frame>> batch) {
        batch.forEach(record -> Optional.ofNullable(record.value()).ifPresent(frames::add));
        return Future.succeededFuture();
    }

    void camera(String id, String url, double fps) {
        get(cameras.put(new Camera(id, id, url, fps, false, List.of())));
    }

    void put(Camera camera) {
        get(cameras.put(camera));
    }

    void remove(String id) {
        get(cameras.remove(id));
    }

    Optional<CameraStatus> status(String id) {
        return statuses.get(id);
    }

    List<Frame> framesOf(String id) {
        return frames.stream().filter(frame -> frame.camera().equals(id)).toList();
    }

    List<CameraStatus> historyOf(String id) {
        return history.stream().filter(status -> status.camera().equals(id)).toList();
    }

    /** Waits for a status; returns it. */
    CameraStatus awaitStatus(String id, Predicate<CameraStatus> condition) {
        await().atMost(PATIENCE).untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(historyOf(id))
                .anyMatch(condition));
        return historyOf(id).stream().filter(condition).findFirst().orElseThrow();
    }

    CameraStatus awaitState(String id, String state) {
        return awaitStatus(id, status -> status.state().name().equals(state));
    }

    /** Waits for so many frames of a camera. */
    List<Frame> awaitFrames(String id, int count) {
        await().atMost(PATIENCE).until(() -> framesOf(id).size() >= count);
        return framesOf(id);
    }

    double frameCount(String id, String outcome) {
        return meters.counter("watchword.frames", "camera", id, "outcome", outcome)
                .count();
    }

    static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        get(vertx.deploymentIDs().stream()
                .reduce(
                        Future.<Void>succeededFuture(),
                        (before, id) ->
                                before.compose(ignored -> vertx.undeploy(id).recover(gone -> Future.succeededFuture())),
                        (a, b) -> b));
        get(bus.close());
        get(vertx.close());
        kafka.close();
    }
}
