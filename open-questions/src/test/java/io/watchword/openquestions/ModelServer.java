package io.watchword.openquestions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.watchword.protocol.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A real server of an OpenAI-compatible endpoint, that behaves or misbehaves as it is told. */
public final class ModelServer implements AutoCloseable {
    /** What it was asked. */
    public record Asked(String path, String authorization, JsonNode body) {
        /** Everything in words that it was told. */
        public String text() {
            JsonNode content = body.at("/messages/1/content");
            if (content.isTextual()) {
                return content.asText();
            }
            StringBuilder text = new StringBuilder();
            content.forEach(part -> text.append(part.path("text").asText()).append('\n'));
            return text.toString();
        }

        /** The pictures that it was shown. */
        public List<String> pictures() {
            return body.at("/messages/1/content").findValuesAsText("url");
        }
    }

    /** What it answers; a body of no bytes that is to be long is dripped for as long as it is listened to. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Said(int status, Map<String, String> headers, byte[] body, boolean drips) {
        public static Said status(int status) {
            return raw(status, "{\"error\":{\"message\":\"Incorrect API key provided: sk-hush-hush\"}}");
        }

        public static Said raw(int status, String body) {
            return new Said(status, Map.of(), body.getBytes(StandardCharsets.UTF_8), false);
        }

        public Said with(String header, String value) {
            return new Said(status, Map.of(header, value), body, drips);
        }

        public static Said dripping() {
            return new Said(200, Map.of(), new byte[0], true);
        }

        /** A message as such endpoints send them. */
        public static Said message(String content) {
            return message(content, "stop");
        }

        public static Said message(String content, String finished) {
            ObjectNode reply = JsonNodeFactory.instance.objectNode();
            ObjectNode choice = reply.putArray("choices").addObject();
            choice.put("finish_reason", finished);
            choice.putObject("message").put("role", "assistant").put("content", content);
            reply.putObject("usage").put("prompt_tokens", 1000).put("completion_tokens", 10);
            return raw(200, Json.text(reply));
        }

        /** The same with what it tells of the probability of each token. */
        public static Said tokens(Map<String, Double> tokens) {
            Said plain = message(String.join("", tokens.keySet()));
            ObjectNode reply = (ObjectNode) Json.readTree(plain.body());
            var told =
                    ((ObjectNode) reply.at("/choices/0")).putObject("logprobs").putArray("content");
            tokens.forEach((token, p) -> told.addObject().put("token", token).put("logprob", Math.log(p)));
            return raw(200, Json.text(reply));
        }

        /** The same in pieces, as {@code transformers serve} 4.57 sends it, whatever it was asked. */
        public static Said streamed(String... pieces) {
            StringBuilder events = new StringBuilder(piece("{\"role\":\"assistant\"}", ""));
            for (String each : pieces) {
                events.append(piece("{\"content\":" + Json.text(JsonNodeFactory.instance.textNode(each)) + "}", ""));
            }
            return events(
                    events.append(piece("{}", "\"finish_reason\":\"stop\",")).toString());
        }

        /** Server-sent events. */
        public static Said events(String events) {
            return raw(200, events).with("Content-Type", "text/event-stream; charset=utf-8");
        }

        private static String piece(String delta, String more) {
            return "data: {\"id\":\"req_0\",\"choices\":[{\"delta\":" + delta + "," + more
                    + "\"index\":0}],\"created\":1,\"model\":\"m@main\",\"object\":\"chat.completion.chunk\"}\n\n";
        }

        /** An answer of the form that is asked for. */
        public static Said answer(String json) {
            return message("{\"known\": true, \"answer\": " + json + "}");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Function<Asked, Said> behaviour = each -> Said.answer("\"a sign\"");
    private volatile CountDownLatch held = new CountDownLatch(0);

    public ModelServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked request = new Asked(
                    exchange.getRequestURI().toString(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    Json.readTree(exchange.getRequestBody().readAllBytes()));
            CountDownLatch hold = held;
            asked.add(request);
            hold.await();
            say(exchange, behaviour.apply(request));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(HttpExchange exchange, Said said) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        said.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(said.status(), said.drips() ? 0 : said.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(said.body());
            while (said.drips() && !closed.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                out.write(' ');
                out.flush();
            }
        }
    }

    public ModelServer saying(Function<Asked, Said> as) {
        behaviour = as;
        return this;
    }

    public ModelServer saying(Said said) {
        return saying(each -> said);
    }

    /** Nothing is answered until {@link #letGo}. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    public void letGo() {
        held.countDown();
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    @Override
    public void close() {
        closed.countDown();
        letGo();
        server.stop(0);
        threads.shutdownNow();
    }
}
