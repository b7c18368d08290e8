package io.watchword.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.watchword.protocol.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/**
 * A model behind an OpenAI-compatible endpoint, what it says following from the question and the very picture that it
 * is shown: so an answer tells whether it belongs to its frame. Any thread.
 */
final class Eye implements AutoCloseable {
    /** By which questions ask for it. */
    static final String NAME = "eye";

    /** How long there is between two looks for one question on one camera. */
    static final Duration BETWEEN = Duration.ofSeconds(2);

    private static final int THREADS = 8;
    // so that a process often dies with a question in hand
    private static final long TAKES_MS = 200;
    private static final String PICTURE = "data:image/jpeg;base64,";
    private static final String ASKED = "Question: ";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    Eye() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode asked = Json.readTree(exchange.getRequestBody().readAllBytes());
            TimeUnit.MILLISECONDS.sleep(TAKES_MS);
            byte[] reply = Json.write(reply(asked.at("/messages/1/content")));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ObjectNode reply(JsonNode content) {
        String question = "";
        byte[] picture = {};
        for (JsonNode part : content) {
            String text = part.path("text").asText();
            String url = part.at("/image_url/url").asText();
            question = text.startsWith(ASKED) ? text.substring(ASKED.length()) : question;
            picture = url.startsWith(PICTURE) ? Base64.getDecoder().decode(url.substring(PICTURE.length())) : picture;
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("known", true).put("answer", words(question, digest(picture)));
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        ObjectNode choice = reply.putArray("choices").addObject().put("finish_reason", "stop");
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", new String(Json.write(answer), StandardCharsets.UTF_8));
        return reply;
    }

    /** What it says to a question about a picture of this digest. */
    static String words(String question, long digest) {
        return Long.toHexString(digest) + " to \"" + question + "\"";
    }

    /** By which it tells pictures apart. */
    static long digest(byte[] picture) {
        CRC32 digest = new CRC32();
        digest.update(picture);
        return digest.getValue();
    }

    /** A configuration that lists it. */
    Path configure(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("models.yaml"),
                "models: [{name: " + NAME + ", url: 'http://127.0.0.1:"
                        + server.getAddress().getPort() + "/v1', model: " + NAME + ", timeout: 10, logprobs: false,"
                        + " calls-per-minute: " + 60 / BETWEEN.toSeconds()
                        + ", calls-per-minute-in-all: 6000, at-once: " + THREADS + ", max-age: 1}]\n");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
