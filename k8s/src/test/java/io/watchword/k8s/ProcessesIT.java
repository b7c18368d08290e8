package io.watchword.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.answerstream.AnswerStreamMain;
import io.watchword.deliveries.DeliveriesMain;
import io.watchword.embeddedkafka.EmbeddedKafka;
import io.watchword.inference.InferenceMain;
import io.watchword.ingest.IngestMain;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processes, told exactly what the manifests tell them, but for where brokers, files and ports are here. */
class ProcessesIT {
    private static final String TOKEN = "a-token-of-the-first-admin";
    private static final Map<String, Class<?>> MAINS = Map.of(
            "ingest", IngestMain.class,
            "inference", InferenceMain.class,
            "answer-stream", AnswerStreamMain.class,
            "deliveries", DeliveriesMain.class);
    private static final Pattern SERIES = Pattern.compile("^(watchword_[a-z_]+)(?:\\{|\\s)", Pattern.MULTILINE);

    @TempDir
    Path temp;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Process> running = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new HashMap<>();

    @AfterEach
    void stop() {
        running.values().forEach(Process::destroyForcibly);
    }

    @Test
    void theyStartAnswerTheirProbesAndGiveTheMetricsThatAreWatched() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(temp.resolve("kafka"), 0)) {
            for (String process : Workloads.NAMES) {
                start(process, kafka.bootstrap());
            }
            for (String process : Workloads.NAMES) {
                awaitProbes(process);
            }
            post("/api/v1/cameras", "{\"id\":\"path\",\"url\":\"demo:\",\"fps\":2}");
            post("/api/v1/questions", "{\"id\":\"crowd\",\"text\":\"How many people are there?\",\"emit\":\"every\"}");

            // what is counted only when something fails or is late is in none of them yet
            Set<String> rare = Set.of(
                    "watchword_malformed_records_total",
                    "watchword_deliveries_total",
                    "watchword_evidence_total",
                    "watchword_frame_drop_age_seconds_count");
            await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(given())
                    .containsAll(watched().stream()
                            .filter(name -> !rare.contains(name))
                            .toList()));
        }
    }

    private static Set<String> watched() {
        return Metrics.series("production");
    }

    private Set<String> given() {
        return Workloads.NAMES.stream()
                .map(process -> get(process, "/metrics").body())
                .flatMap(text -> SERIES.matcher(text).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private void awaitProbes(String process) {
        JsonNode container = Workloads.container(Workloads.deployment("minimal", process));
        for (String probe : new String[] {"startupProbe", "livenessProbe", "readinessProbe"}) {
            String path = container.path(probe).at("/httpGet/path").asText();
            await().atMost(Duration.ofMinutes(3))
                    .untilAsserted(() -> assertThat(get(process, path).status())
                            .as("%s of %s: %s", probe, process, said(process))
                            .isEqualTo(200));
        }
    }

    private void start(String process, String broker) throws IOException {
        int port = freePort();
        ports.put(process, port);
        Map<String, String> told = Workloads.environment("minimal", Workloads.deployment("minimal", process));
        told.replaceAll((name, value) -> here(process, name, value, broker, port));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-Dai.djl.offline=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MAINS.get(process).getName())
                .redirectErrorStream(true)
                .redirectOutput(log(process));
        builder.environment().keySet().removeIf(name -> name.startsWith("WATCHWORD_"));
        builder.environment().putAll(told);
        running.put(process, builder.start());
    }

    private String here(String process, String name, String value, String broker, int port) {
        return switch (name) {
            case "WATCHWORD_KAFKA" -> broker;
            case "WATCHWORD_PORT", "WATCHWORD_MANAGEMENT_PORT" -> Integer.toString(port);
            case "WATCHWORD_HOST", "WATCHWORD_MANAGEMENT_HOST" -> "127.0.0.1";
            case "WATCHWORD_THREADS" -> "1";
            case "WATCHWORD_DATA_DIR" -> temp.resolve(process).toString();
            case "WATCHWORD_ADMIN_TOKEN_FILE" -> token().toString();
            default -> value;
        };
    }

    private Path token() {
        try {
            return Files.writeString(temp.resolve("token"), TOKEN);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private File log(String process) {
        return temp.resolve(process + ".log").toFile();
    }

    private String said(String process) {
        try {
            return Files.readString(log(process).toPath());
        } catch (IOException e) {
            return "";
        }
    }

    private void post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = request("answer-stream", path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }

    private Reply get(String process, String path) {
        try {
            var response = http.send(request(process, path).GET().build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Reply(0, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply(0, "");
        }
    }

    private HttpRequest.Builder request(String process, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get(process) + path))
                .header("Authorization", "Bearer " + TOKEN)
                .timeout(Duration.ofSeconds(10));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private record Reply(int status, String body) {}
}
