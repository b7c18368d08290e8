package io.watchword.standalone;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.answerstream.AnswerStreamSettings;
import io.watchword.answerstream.AnswerStreamVerticle;
import io.watchword.embeddedkafka.EmbeddedKafka;
import io.watchword.inference.AnsweringVerticle;
import io.watchword.protocol.Box;
import io.watchword.protocol.Camera;
import io.watchword.protocol.CameraState;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.CameraUrls;
import io.watchword.protocol.Emit;
import io.watchword.protocol.Frame;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Question;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.KafkaSettings;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicWriter;
import io.watchword.questionengine.QuestionEngine;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many cameras at a steady rate: pictures and scenes are made, so that no detector is needed, and everything behind
 * them is real: broker, answering, HTTP. On every picture a bright square walks, and the scene has its box.
 */
final class Parade implements AutoCloseable {
    static final int WIDTH = 768;
    static final int HEIGHT = 576;

    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedKafka kafka;
    private final KafkaBus bus;
    private final AnswerStreamVerticle stream;
    private final TopicWriter<Frame> frames;
    private final TopicWriter<Scene> scenes;
    private final List<String> cameras = new ArrayList<>();
    private final WalkingSquare square = new WalkingSquare(WIDTH, HEIGHT);
    private final Instant began = Instant.now();
    private long seq;
    private final AtomicLong lost = new AtomicLong();

    private Parade(Path data) throws Exception {
        kafka = EmbeddedKafka.start(data.resolve("broker"), 0);
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        bus = new KafkaBus(vertx, KafkaSettings.local(kafka.bootstrap(), "parade"), meters);
        bus.createTopics();
        QuestionEngine engine = QuestionEngine.load("coco-80");
        stream = new AnswerStreamVerticle(
                bus,
                meters,
                engine,
                new AnswerStreamSettings("127.0.0.1", 0, new CameraUrls(true, false), false),
                List.of());
        wait(vertx.deployVerticle(stream));
        wait(vertx.deployVerticle(new AnsweringVerticle(bus, meters, engine)));
        frames = bus.writer(Topic.FRAMES);
        scenes = bus.writer(Topic.SCENES);
    }

    /** Starts that many cameras, each at that many frames a second, with three standing questions. */
    static Parade start(Path data, int cameras, int fps) throws Exception {
        Parade parade = new Parade(data);
        for (int i = 1; i <= cameras; i++) {
            parade.add("cam-" + i, "Camera " + i, fps);
        }
        parade.ask("q-count", "How many people are there?");
        parade.ask("q-left", "Is there a person on the left?");
        parade.ask("q-where", "Where is the person?");
        parade.vertx.setPeriodic(1000 / fps, tick -> parade.step());
        return parade;
    }

    /** Pictures that could not be sent, because the machine was too busy. */
    long lost() {
        return lost.get();
    }

    String address() {
        return "http://127.0.0.1:" + stream.port() + "/";
    }

    private void add(String id, String name, int fps) throws Exception {
        cameras.add(id);
        wait(bus.writer(Topic.CAMERAS).write(new Camera(id, name, "rtsp://127.0.0.1/" + id, fps, false, List.of())));
        wait(bus.writer(Topic.CAMERA_STATUS)
                .write(new CameraStatus(
                        id, new CameraState.Live(), began, fps, "h264", WIDTH, HEIGHT, Instant.now(), 0, null)));
    }

    private void ask(String id, String text) throws Exception {
        wait(bus.writer(Topic.QUESTIONS)
                .write(new Question(id, text, List.of(), null, Emit.CHANGE, 0.5, 0.0, began, text)));
    }

    private void step() {
        long now = ++seq;
        for (int i = 0; i < cameras.size(); i++) {
            int place = place(i, now);
            FrameInfo info = FrameInfo.live(now, Instant.now().truncatedTo(ChronoUnit.MICROS), WIDTH, HEIGHT);
            Scene scene = Scene.of(cameras.get(i), info, "coco-80", List.of(track(place, info)), LatencyMs.NONE);
            frames.write(new Frame(cameras.get(i), info, square.jpeg(place)))
                    .compose(written -> scenes.write(scene))
                    .onFailure(late -> lost.incrementAndGet());
        }
    }

    /** Every camera's square walks in its own half of the picture, so that answers stand as they mostly do. */
    private static int place(int camera, long step) {
        int half = WalkingSquare.PLACES / 2;
        return Math.floorMod((int) step + camera * 5, half) + camera % 2 * half;
    }

    private Track track(int place, FrameInfo info) {
        Box box = square.box(place);
        return new Track(
                7, "person", 0.9, 0.95, box, null, began, info.capturedAt(), null, null, null, null, List.of());
    }

    private static <T> T wait(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        kafka.close();
    }
}
