package io.watchword.openquestions;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.embeddedkafka.EmbeddedKafka;
import io.watchword.process.config.ModelSettings;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Box;
import io.watchword.protocol.CameraRegion;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.Frame;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Question;
import io.watchword.protocol.Route;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.KafkaSettings;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicPast;
import io.watchword.questionengine.QuestionEngine;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;

/** The real verticle on a real broker. */
public final class OpenHarness {
    static final QuestionEngine ENGINE = QuestionEngine.load("coco-80");
    private static final byte[] GREY = jpeg(640, 480);

    final Vertx vertx = Vertx.vertx();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong seq = new AtomicLong(1);
    private final Path data;
    private final EmbeddedKafka kafka;
    private final KafkaBus bus;
    private final CompactedTable<Question> questions;
    private String running = "";

    public OpenHarness(Path data) throws Exception {
        this.data = data;
        kafka = EmbeddedKafka.start(data, 0);
        bus = new KafkaBus(vertx, new KafkaSettings(kafka.bootstrap(), 2, 1, null, Map.of()), meters);
        bus.createTopics();
        questions = get(bus.table(Topic.QUESTIONS));
    }

    static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    public static String id(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    public static byte[] jpeg(int width, int height) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR), "jpeg", bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    public void start(ModelSettings... models) throws Exception {
        OpenQuestionsSettings settings = new OpenQuestionsSettings(List.of(models), data.resolveSibling("packages"), 1);
        running = get(vertx.deployVerticle(new OpenQuestionsVerticle(bus, meters, ENGINE, settings)));
    }

    public void stop() throws Exception {
        if (!running.isEmpty()) {
            get(vertx.undeploy(running));
        }
        running = "";
    }

    public Question ask(String camera, String text, Route route, CameraRegion... regions) throws Exception {
        Question question = new Question(
                id("q"),
                text,
                List.of(camera),
                null,
                null,
                null,
                null,
                Instant.now(),
                null,
                "auto",
                List.of(regions),
                route);
        get(questions.put(question));
        return question;
    }

    public void withdraw(Question question) throws Exception {
        get(questions.remove(question.id()));
    }

    public static Track thing(long id, String label, Box box) {
        return Track.still(id, label, 0.95, box, Instant.now());
    }

    /** A frame and what is seen on it. */
    public Scene show(String camera, Track... tracks) throws Exception {
        FrameInfo info = FrameInfo.live(seq.incrementAndGet(), Instant.now().truncatedTo(ChronoUnit.MICROS), 640, 480);
        Scene scene = Scene.of(camera, info, "coco-80", List.of(tracks), LatencyMs.NONE);
        get(bus.writer(Topic.FRAMES).write(new Frame(camera, info, GREY), info.capturedAt()));
        get(bus.writer(Topic.SCENES).write(scene));
        return scene;
    }

    public <T> void write(Topic<T> topic, T value) throws Exception {
        get(bus.writer(topic).write(value));
    }

    public void status(CameraStatus status) throws Exception {
        write(Topic.CAMERA_STATUS, status);
    }

    public <T> List<T> all(Topic<T> topic) {
        try (TopicPast<T> past = bus.past(topic)) {
            return past.read(past.beginnings(), past.ends(), Integer.MAX_VALUE).records().stream()
                    .map(Delivered::value)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    public List<Answer> answers(Question question) {
        return all(Topic.ANSWERS).stream()
                .filter(answer -> answer.question().equals(question.id()))
                .toList();
    }

    /** Shows the same again and again until there are so many answers. */
    public List<Answer> until(Question question, int answers, Track... tracks) {
        String camera = question.regions().isEmpty()
                ? question.cameras().get(0)
                : question.regions().get(0).camera();
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    show(camera, tracks);
                    return answers(question).size() >= answers;
                });
        return answers(question);
    }

    double skipped(String reason) {
        return meters.find("watchword.open.skipped").tag("reason", reason).counters().stream()
                .mapToDouble(each -> each.count())
                .sum();
    }

    public void close() throws Exception {
        stop();
        get(bus.close());
        get(vertx.close());
        kafka.close();
    }
}
