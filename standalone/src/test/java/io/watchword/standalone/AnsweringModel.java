package io.watchword.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.watchword.protocol.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that speaks as endpoints of vision-language models do, and answers everything with the same words. */
final class AnsweringModel implements AutoCloseable {
    private static final String REPLY =
            """
            {"choices":[{"finish_reason":"stop","message":{"role":"assistant",
              "content":"{\\"known\\":true,\\"answer\\":\\"%s\\"}"}}]}""";

    private final HttpServer server;
    private final String words;
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    AnsweringModel(String words) throws IOException {
        this.words = words;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(Json.readTree(exchange.getRequestBody().readAllBytes()));
            byte[] body = REPLY.formatted(words).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Answers with this HTTP status from now on. */
    void failWith(int other) {
        status = other;
    }

    /** What it was asked, as it was sent. */
    List<JsonNode> asked() {
        return asked;
    }

    /** A configuration with the demo clip as the camera {@code path}, and this as the model {@code eye}. */
    Path configure(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("watchword.yaml"),
                """
                cameras:
                  - {id: path, name: Path, url: "demo:"}
                models:
                  - name: eye
                    url: http://127.0.0.1:%d/v1
                    model: some/model
                    key: sk-hush-hush
                """
                        .formatted(server.getAddress().getPort()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
