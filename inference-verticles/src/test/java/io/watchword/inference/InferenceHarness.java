package io.watchword.inference;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.watchword.embeddedkafka.EmbeddedKafka;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Camera;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.Emit;
import io.watchword.protocol.Frame;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Question;
import io.watchword.protocol.Scene;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.KafkaSettings;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A broker, what is written to it and what comes back. */
final class InferenceHarness implements AutoCloseable {
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<Scene> scenes = new CopyOnWriteArrayList<>();
    final List<Answer> answers = new CopyOnWriteArrayList<>();
    final Vertx vertx = Vertx.vertx();
    private final EmbeddedKafka kafka;
    private final KafkaBus bus;
    final CompactedTable<Camera> cameras;
    final CompactedTable<CameraStatus> statuses;
    final CompactedTable<Question> questions;

    InferenceHarness(Path directory) {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
        bus = bus();
        bus.createTopics();
        cameras = get(bus.table(Topic.CAMERAS));
        statuses = get(bus.table(Topic.CAMERA_STATUS));
        questions = get(bus.table(Topic.QUESTIONS));
        get(bus.read(Topic.SCENES, new Start.Beginning(), batch -> take(batch, scenes)));
        get(bus.read(Topic.ANSWERS, new Start.Beginning(), batch -> take(batch, answers)));
    }

    /** A connection of its own, as another process has. */
    KafkaBus bus() {
        return new KafkaBus(vertx, KafkaSettings.local(kafka.bootstrap(), "test"), meters);
    }

    private static <T> Future<Void> take(List<Delivered<T>> batch, List<T> into) {
        batch.forEach(each -> java.util.Optional.ofNullable(each.value()).ifPresent(into::add));
        return Future.succeededFuture();
    }

    String deploy(VerticleBase verticle) {
        return get(vertx.deployVerticle(verticle));
    }

    void ask(String id, String text, String camera, Emit emit) {
        get(questions.put(new Question(id, text, List.of(camera), null, emit, 0, 0, now(), null)));
    }

    void frame(String camera, long seq, byte[] jpeg, int width, int height) {
        get(bus.writer(Topic.FRAMES).write(new Frame(camera, FrameInfo.live(seq, now(), width, height), jpeg)));
    }

    void scene(Scene scene) {
        get(bus.writer(Topic.SCENES).write(scene));
    }

    double frames(String camera, String outcome) {
        return meters.counter("watchword.frames", "camera", camera, "outcome", outcome)
                .count();
    }

    List<Answer> answersTo(String question) {
        return answers.stream().filter(each -> each.question().equals(question)).toList();
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        vertx.deploymentIDs().forEach(id -> get(vertx.undeploy(id)));
        get(bus.close());
        get(vertx.close());
        kafka.close();
    }
}
