package io.watchword.answerstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.watchword.embeddedkafka.EmbeddedKafka;
import io.watchword.protocol.Answer;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.KafkaSettings;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicWriter;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a broker of its own: it writes more than other tests want to look through. */
class KilledServerIT {
    private static final int KILLS = 20;
    private static final int CLIENTS = 5;
    private static final long BETWEEN_ANSWERS_MS = 5;

    private final String question = Sample.id("q");
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final AtomicLong seq = new AtomicLong();

    @Test
    void clientsOfAServerThatIsKilledTwentyTimesSeeEveryChangeExactlyOnce(@TempDir Path folder) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0)) {
            killTwentyTimes(folder, kafka.bootstrap());
        }
    }

    private void killTwentyTimes(Path folder, String broker) throws Exception {
        Vertx vertx = Vertx.vertx();
        KafkaBus bus = new KafkaBus(vertx, KafkaSettings.local(broker, "writer"), new SimpleMeterRegistry());
        bus.createTopics();
        List<ResumingClient> clients = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(folder, broker)) {
            HttpClient http = HttpClient.newHttpClient();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(new ResumingClient(http, server.uri("/api/v1/answers/stream?question=" + question)));
            }
            await().until(() -> clients.stream().noneMatch(client -> client.lastId.isEmpty()));
            TopicWriter<Answer> writer = bus.writer(Topic.ANSWERS);
            long timer = vertx.setPeriodic(BETWEEN_ANSWERS_MS, tick -> write(writer));

            for (int kill = 1; kill <= KILLS; kill++) {
                long enough = seq.get() + 40;
                await().until(() -> seq.get() > enough);
                server.killAndRestart();
                int connected = kill + 1;
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> clients.stream().allMatch(client -> client.connections.get() >= connected));
            }
            vertx.cancelTimer(timer);

            for (ResumingClient client : clients) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> client.answers.size() >= seq.get() && written.size() == seq.get());
                assertThat(client.answers).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
                assertThat(client.gaps).isEmpty();
            }
        } finally {
            clients.forEach(ResumingClient::close);
            Served.get(bus.close());
            Served.get(vertx.close());
        }
    }

    private void write(TopicWriter<Answer> writer) {
        long next = seq.incrementAndGet();
        Answer answer = Sample.answer("cam-" + next % 7, question, next, true);
        writer.write(answer).onSuccess(done -> written.add(answer.id()));
    }
}
