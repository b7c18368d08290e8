package io.watchword.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.watchword.answerstream.AnswerStreamMain;
import io.watchword.deliveries.DeliveriesMain;
import io.watchword.embeddedkafka.EmbeddedKafka;
import io.watchword.inference.InferenceMain;
import io.watchword.ingest.IngestMain;
import io.watchword.protocol.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each module in a JVM of its own, meeting on a broker that none of them has. */
class SeparateProcessesIT {
    @TempDir
    Path temp;

    private final List<RunningWatchword> processes = new ArrayList<>();
    private final Map<RunningWatchword, Api> management = new HashMap<>();

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private RunningWatchword start(Class<?> main, String portOption, int broker, String... more) throws IOException {
        int port = freePort();
        List<String> arguments = new ArrayList<>(List.of(
                portOption,
                Integer.toString(port),
                "--data-dir",
                temp.resolve("scratch").toString()));
        arguments.addAll(List.of(more));
        RunningWatchword process = RunningWatchword.start(
                main, Map.of("WATCHWORD_KAFKA", "127.0.0.1:" + broker), arguments.toArray(String[]::new));
        processes.add(process);
        management.put(process, new Api("http://127.0.0.1:" + port));
        return process;
    }

    private String ask(RunningWatchword process, String path) {
        try {
            HttpResponse<byte[]> response = management.get(process).get(path);
            return response.statusCode() + " " + new String(response.body(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e.toString();
        }
    }

    private void await200(RunningWatchword process, String path) {
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(
                        () -> assertThat(ask(process, path)).as(process.err()).startsWith("200 "));
    }

    @AfterEach
    void killAll() {
        processes.forEach(RunningWatchword::close);
    }

    @Test
    void theyStartBeforeTheBrokerAnswerQuestionsAndStopWhenTold() throws Exception {
        int broker = freePort();
        RunningWatchword stream = start(AnswerStreamMain.class, "--port", broker);
        RunningWatchword inference = start(InferenceMain.class, "--management-port", broker, "--detector", "nanodet");
        RunningWatchword deliveries = start(DeliveriesMain.class, "--management-port", broker);
        RunningWatchword ingest = start(IngestMain.class, "--management-port", broker);
        for (RunningWatchword each : processes) {
            await200(each, "/health/live");
            assertThat(ask(each, "/health/ready")).startsWith("503 ");
            each.awaitSaid("waiting for one");
        }

        try (EmbeddedKafka kafka = EmbeddedKafka.start(temp.resolve("kafka"), broker)) {
            assertThat(kafka.bootstrap()).endsWith(":" + broker);
            for (RunningWatchword each : List.of(inference, deliveries, ingest, stream)) {
                await200(each, "/health/ready");
            }
            Api api = management.get(stream);
            assertThat(api.post("/api/v1/cameras", "{\"id\":\"path\",\"url\":\"demo:\",\"fps\":2}")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(api.post("/api/v1/questions", "{\"id\":\"crowd\",\"text\":\"How many people are there?\"}")
                            .statusCode())
                    .isEqualTo(201);
            Answer answer = api.firstAnswer(
                    each -> each.question().equals("crowd") && !each.answer().isUnknown());
            assertThat(answer.camera()).isEqualTo("path");
            assertThat(ask(ingest, "/metrics")).contains("watchword_frames_total");

            for (RunningWatchword each : processes) {
                assertThat(each.terminate()).as(each.err()).isZero();
                assertThat(each.err()).doesNotContain("Exception").doesNotContain("\tat ");
            }
        }
    }
}
