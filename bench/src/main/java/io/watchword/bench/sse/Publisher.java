package io.watchword.bench.sse;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Box;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Json;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Question;
import io.watchword.protocol.Region;
import io.watchword.protocol.Verdict;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.KafkaSettings;
import io.watchword.protocol.kafka.Position;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Writes answers as the answering side does. */
final class Publisher implements AutoCloseable {
    private final KafkaBus bus;
    private final TopicWriter<Answer> writer;
    private final Ledger ledger;
    private Future<Position> last = Future.succeededFuture();

    Publisher(Vertx vertx, String broker, Ledger ledger) {
        this.bus = new KafkaBus(vertx, KafkaSettings.local(broker, "bench"), new SimpleMeterRegistry());
        bus.createTopics();
        this.writer = bus.writer(Topic.ANSWERS);
        this.ledger = ledger;
    }

    /** An answer to a question, which changed. Each is written when the one before is, as a camera's answers are. */
    synchronized Future<?> publish(String question) {
        last = last.transform(before -> writer.write(answer(question, ledger.publish())));
        return last;
    }

    static byte[] bytes(String question, int seq) {
        return Json.write(answer(question, seq));
    }

    private static Answer answer(String question, int seq) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Question asked = new Question(question, "How many people are there?", null, null, null, null, null, now, null);
        Verdict verdict = new Verdict(new AnswerValue.Count(seq % 10), 0.91, List.of());
        List<Region> regions = List.of(
                new Region(17, "person", 0.93, new Box(402, 178, 29, 83)),
                new Region(18, "person", 0.61, new Box(12, 78, 31, 90)));
        FrameInfo frame = FrameInfo.live(seq, now, 768, 576);
        return Answer.of(asked, "gate", frame, verdict, regions, true, now, new LatencyMs(3, 4, 38, 0.1, 45.1));
    }

    @Override
    public void close() {
        bus.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
