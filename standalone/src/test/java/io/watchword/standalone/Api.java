package io.watchword.standalone;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The HTTP interface, as a client sees it. */
final class Api {
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String address;

    Api(String address) {
        this.address = address;
    }

    String address() {
        return address;
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return Json.readTree(get(path).body());
    }

    HttpResponse<byte[]> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<byte[]> patch(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Reads the answer stream until an answer satisfies the condition. */
    Answer firstAnswer(Predicate<Answer> condition) {
        AtomicReference<Answer> found = new AtomicReference<>();
        await().atMost(Duration.ofMinutes(2))
                .pollInSameThread()
                .ignoreExceptions()
                .until(() -> {
                    found.set(stream(condition).orElse(null));
                    return found.get() != null;
                });
        return found.get();
    }

    private Optional<Answer> stream(Predicate<Answer> condition) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/answers/stream?refresh=true"))
                .header("Accept", "text/event-stream")
                .build();
        try (Stream<String> lines =
                client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            return lines.filter(line -> line.startsWith("data:") && line.contains("\"answer\":"))
                    .map(line -> Json.read(line.substring(5).strip().getBytes(StandardCharsets.UTF_8), Answer.class))
                    .filter(condition)
                    .findFirst();
        }
    }
}
