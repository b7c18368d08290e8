package io.watchword.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.watchword.answerstream.AnswerStreamMain;
import io.watchword.deliveries.DeliveriesMain;
import io.watchword.embeddedkafka.EmbeddedKafka;
import io.watchword.inference.InferenceMain;
import io.watchword.ingest.IngestMain;
import io.watchword.openquestions.OpenQuestionsMain;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processes, told exactly what the manifests tell them, but for where brokers, files and ports are here. */
class ProcessesIT {
    private static final String TOKEN = "a-token-of-the-first-admin";
    private static final Map<String, Class<?>> MAINS = Map.of(
            "ingest", IngestMain.class,
            "inference", InferenceMain.class,
            "answer-stream", AnswerStreamMain.class,
            "deliveries", DeliveriesMain.class,
            "open-questions", OpenQuestionsMain.class);
    private static final String REPLY =
            """
            {"choices":[{"finish_reason":"stop","message":{"role":"assistant",
              "content":"{\\"known\\":true,\\"answer\\":\\"way out\\"}"}}],"usage":{"prompt_tokens":900,"completion_tokens":9}}""";
    private static final Pattern KEY_FILE = Pattern.compile("\\$\\{file:([^}]+)}");
    private static final Pattern SERIES = Pattern.compile("^(watchword_[a-z_]+)(?:\\{|\\s)", Pattern.MULTILINE);

    @TempDir
    Path temp;

    private HttpServer model;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Process> running = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new HashMap<>();

    @BeforeEach
    void serve() throws IOException {
        model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        model.createContext("/v1/chat/completions", ProcessesIT::answer);
        model.start();
    }

    @AfterEach
    void stop() {
        running.values().forEach(Process::destroyForcibly);
        model.stop(0);
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
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                            get("answer-stream", "/api/v1/models").body())
                    .contains("\"ready\":true"));
            post("/api/v1/questions", "{\"id\":\"sign\",\"text\":\"What is written on the sign?\"}");

            // what is counted only when something fails or is late is in none of them yet
            Set<String> rare = Set.of(
                    "watchword_malformed_records_total",
                    "watchword_deliveries_total",
                    "watchword_evidence_total",
                    "watchword_open_skipped_total",
                    "watchword_frame_drop_age_seconds_count");
            await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(given())
                    .containsAll(watched().stream()
                            .filter(name -> !rare.contains(name))
                            .toList()));
            assertThat(get("open-questions", "/metrics").body())
                    .contains("watchword_open_asked_total{model=\"eye\",outcome=\"answered\"}");
        }
    }

    private static Set<String> watched() {
        return Metrics.series(Workloads.EVERYTHING);
    }

    private Set<String> given() {
        return Workloads.NAMES.stream()
                .map(process -> get(process, "/metrics").body())
                .flatMap(text -> SERIES.matcher(text).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private void awaitProbes(String process) {
        JsonNode container = Workloads.container(deployment(process));
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
        Map<String, String> told = told(process);
        told.replaceAll((name, value) -> here(process, name, value, broker, port));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                MAINS.get(process).getName()));
        command.addAll(arguments(process));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(process));
        builder.environment().keySet().removeIf(name -> name.startsWith("WATCHWORD_"));
        builder.environment().putAll(told);
        running.put(process, builder.start());
    }

    /** Of Kafka what the overlay says that has one broker, without a login. */
    private static Map<String, String> told(String process) {
        Map<String, String> told = Workloads.environment(Workloads.EVERYTHING, deployment(process));
        told.keySet().removeIf(name -> name.startsWith("WATCHWORD_KAFKA"));
        Workloads.environment("minimal", Workloads.deployment("minimal", "ingest"))
                .forEach((name, value) -> {
                    if (name.startsWith("WATCHWORD_KAFKA")) {
                        told.put(name, value);
                    }
                });
        return told;
    }

    private static Manifest deployment(String process) {
        return Workloads.deployment(Workloads.EVERYTHING, process);
    }

    /** The arguments, files among them, with the model where it is here. */
    private List<String> arguments(String process) throws IOException {
        List<String> arguments = new ArrayList<>();
        for (JsonNode argument : Workloads.container(deployment(process)).path("args")) {
            arguments.add(argument.asText().startsWith("/") ? here(process, argument.asText()) : argument.asText());
        }
        return arguments;
    }

    private String here(String process, String file) throws IOException {
        String content = Workloads.mounted(Workloads.EVERYTHING, process, file)
                .replaceAll(
                        "http://[a-z0-9.-]+:\\d+",
                        "http://127.0.0.1:" + model.getAddress().getPort());
        for (String key :
                KEY_FILE.matcher(content).results().map(match -> match.group(1)).toList()) {
            Path copy = temp.resolve(Path.of(key).getFileName());
            Files.writeString(copy, Workloads.mounted(Workloads.EVERYTHING, process, key));
            content = content.replace(key, copy.toString());
        }
        return Files.writeString(temp.resolve(Path.of(file).getFileName()), content)
                .toString();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            boolean knows =
                    "Bearer replace-me".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] reply = REPLY.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(knows ? 200 : 401, reply.length);
            exchange.getResponseBody().write(reply);
        }
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
