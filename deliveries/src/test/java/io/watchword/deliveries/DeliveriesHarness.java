package io.watchword.deliveries;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.embeddedkafka.EmbeddedKafka;
import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.DeadLetter;
import io.watchword.protocol.Delivery;
import io.watchword.protocol.DeliveryState;
import io.watchword.protocol.Destination;
import io.watchword.protocol.Emit;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Outgoing;
import io.watchword.protocol.Question;
import io.watchword.protocol.Verdict;
import io.watchword.protocol.WebhookUrls;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.KafkaSettings;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicPast;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The real verticle on a real broker. */
final class DeliveriesHarness {
    static final DeliverySettings QUICK = new DeliverySettings(
            new WebhookUrls(true),
            Optional.empty(),
            Duration.ofMillis(500),
            new Backoff(Duration.ofMillis(10), Duration.ofMillis(50), 4),
            100);

    final Vertx vertx = Vertx.vertx();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final AtomicLong seq = new AtomicLong(1);
    private final EmbeddedKafka kafka;
    private final KafkaBus bus;
    private final CompactedTable<Delivery> deliveries;
    private final CompactedTable<DeliveryState> states;
    private final CompactedTable<Outgoing> outbox;
    private String running = "";

    DeliveriesHarness(Path data) throws Exception {
        kafka = EmbeddedKafka.start(data, 0);
        bus = new KafkaBus(vertx, new KafkaSettings(kafka.bootstrap(), 2, 1, null, Map.of()), meters);
        bus.createTopics();
        deliveries = get(bus.table(Topic.DELIVERIES));
        states = get(bus.table(Topic.DELIVERY_STATES));
        outbox = get(bus.table(Topic.OUTBOX));
    }

    static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    static String id(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Starts delivering; returns when answers written from now on are seen. */
    void start(DeliverySettings settings) throws Exception {
        running = get(vertx.deployVerticle(new DeliveriesVerticle(bus, meters, settings)));
        try (Receiver witness = new Receiver()) {
            String id = id("warm");
            hook(id, id, "change", witness.url(), null);
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                write(answer(id, id, new AnswerValue.Count(1), true));
                return !witness.posts().isEmpty();
            });
            remove(id);
        }
    }

    void stop() throws Exception {
        get(vertx.undeploy(running));
        running = "";
    }

    Delivery hook(String id, String question, String when, String url, String secret) throws Exception {
        return put(new Delivery(id, question, when, new Destination.Webhook(url, secret), now()));
    }

    Delivery put(Delivery delivery) throws Exception {
        get(deliveries.put(delivery));
        return delivery;
    }

    void remove(String id) throws Exception {
        get(deliveries.remove(id));
    }

    Answer answer(String camera, String question, AnswerValue value, boolean changed) {
        Question asked = new Question(question, "How many?", List.of(), null, Emit.CHANGE, 0, 0, now(), null);
        FrameInfo frame = FrameInfo.live(seq.incrementAndGet(), now(), 640, 480);
        Verdict verdict = value instanceof AnswerValue.Unknown unknown
                ? Verdict.unknown(unknown.reason())
                : new Verdict(value, 0.9, List.of());
        return Answer.of(asked, camera, frame, verdict, List.of(), changed, now(), LatencyMs.NONE);
    }

    Answer write(Answer answer) throws Exception {
        get(bus.writer(Topic.ANSWERS).write(answer));
        return answer;
    }

    Answer count(String camera, String question, int count) throws Exception {
        return write(answer(camera, question, new AnswerValue.Count(count), true));
    }

    <T> void write(Topic<T> topic, T value) throws Exception {
        get(bus.writer(topic).write(value));
    }

    <T> void delete(Topic<T> topic, String key) throws Exception {
        get(bus.writer(topic).delete(key));
    }

    <T> List<T> all(Topic<T> topic) {
        try (TopicPast<T> past = bus.past(topic)) {
            return past.read(past.beginnings(), past.ends(), Integer.MAX_VALUE).records().stream()
                    .map(Delivered::value)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    List<DeadLetter> deadLetters(String delivery) {
        return all(Topic.DEAD_LETTERS).stream()
                .filter(each -> each.delivery().equals(delivery))
                .toList();
    }

    DeliveryState state(String delivery) {
        return states.values().stream()
                .filter(state -> state.delivery().equals(delivery))
                .reduce(DeliveryState.none(delivery, 0), DeliveryState::and);
    }

    long waiting(String delivery) {
        return outbox.values().stream()
                .filter(out -> out.delivery().equals(delivery))
                .count();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    void close() throws Exception {
        if (!running.isEmpty()) {
            stop();
        }
        get(bus.close());
        get(vertx.close());
        kafka.close();
    }
}
