package io.watchword.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.watchword.answerstream.AnswerStreamMain;
import io.watchword.deliveries.DeliveriesMain;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * The processes in JVMs of their own, told exactly what the manifests tell them, but for where brokers, files and ports
 * are here; and a model and a receiver of webhooks behind HTTP.
 */
final class RunningProcesses implements AutoCloseable {
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

    private final Path temp;
    private final HttpServer model;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Process> running = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new HashMap<>();
    private final AtomicInteger hooked = new AtomicInteger();

    RunningProcesses(Path temp) throws IOException {
        this.temp = temp;
        model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        model.createContext("/v1/chat/completions", RunningProcesses::answer);
        model.createContext("/hook", this::hook);
        model.start();
    }

    /** What answered. */
    record Reply(int status, String body) {}

    /**
     * Starts one.
     *
     * @param kafka what it is told of Kafka, and of anything else instead of what the manifests say
     */
    void start(String process, Map<String, String> kafka) throws IOException {
        int port = freePort();
        ports.put(process, port);
        Map<String, String> told = Workloads.environment(Workloads.EVERYTHING, deployment(process));
        told.keySet().removeIf(name -> name.startsWith("WATCHWORD_KAFKA"));
        told.replaceAll((name, value) -> here(process, name, value, port));
        told.putAll(kafka);
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

    static Manifest deployment(String process) {
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

    private void hook(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            hooked.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** Where webhooks are received. */
    String hook() {
        return "http://127.0.0.1:" + model.getAddress().getPort() + "/hook";
    }

    /** How many were. */
    int hooked() {
        return hooked.get();
    }

    private String here(String process, String name, String value, int port) {
        return switch (name) {
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

    /** Its log until now. */
    String said(String process) {
        try {
            return Files.readString(log(process).toPath());
        } catch (IOException e) {
            return "";
        }
    }

    /** Posts to the answer stream; the reply has been as expected. */
    Reply post(String path, String body, int status) throws IOException, InterruptedException {
        HttpRequest request = request("answer-stream", path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != status) {
            throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
        }
        return new Reply(response.statusCode(), response.body());
    }

    /** Status 0 where nobody answers. */
    Reply get(String process, String path) {
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

    /** The first event of a kind on a stream of the answer stream. */
    CompletableFuture<String> firstEvent(String path, String kind) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + ports.get("answer-stream") + path))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        return http.sendAsync(request, BodyHandlers.ofLines()).thenApplyAsync(response -> response.body()
                .dropWhile(line -> !line.equals("event: " + kind))
                .filter(line -> line.startsWith("data:"))
                .findFirst()
                .orElseThrow());
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

    @Override
    public void close() {
        running.values().forEach(Process::destroyForcibly);
        model.stop(0);
    }
}
