package io.watchword.answerstream;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.answerstream.login.LoginSettings;
import io.watchword.answerstream.login.TokenSecret;
import io.watchword.answerstream.stream.StreamLimits;
import io.watchword.protocol.CameraUrls;
import io.watchword.protocol.Health;
import io.watchword.protocol.Json;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.KafkaSettings;
import io.watchword.protocol.kafka.Topic;
import io.watchword.questionengine.QuestionEngine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The real server on a free port, with a real broker behind it, and a client for it. */
final class Served {
    static final String ADMIN = TokenSecret.random();
    static final QuestionEngine ENGINE = QuestionEngine.load("coco-80");

    final Vertx vertx = Vertx.vertx();
    final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final KafkaBus bus;
    final AnswerStreamVerticle verticle;
    final HttpClient client = new DescribedClient(HttpClient.newHttpClient());

    final AnswerStreamSettings settings;
    private final String token;

    private Served(AnswerStreamSettings settings, List<Supplier<Health>> parts, String token) throws Exception {
        this.settings = settings;
        this.token = token;
        bus = new KafkaBus(vertx, new KafkaSettings(Broker.bootstrap(), 4, 1, null, Map.of()), meters);
        bus.createTopics();
        verticle = new AnswerStreamVerticle(bus, meters, ENGINE, settings, parts);
        get(vertx.deployVerticle(verticle));
    }

    static Served start() throws Exception {
        return start(StreamLimits.USUAL);
    }

    static Served start(StreamLimits limits) throws Exception {
        return new Served(local().with(limits), List.of(), "");
    }

    static Served withParts(List<Supplier<Health>> parts) throws Exception {
        return new Served(local(), parts, "");
    }

    /** With a login, its client being the admin. */
    static Served withLogin(UnaryOperator<AnswerStreamSettings> change) throws Exception {
        LoginSettings login = new LoginSettings(TokenSecret.hash(ADMIN), null);
        return new Served(change.apply(local().with(login)), List.of(), ADMIN);
    }

    /** Bound to this machine, without a login. */
    static AnswerStreamSettings local() {
        return new AnswerStreamSettings(AnswerStreamSettings.LOCAL, 0, new CameraUrls(false, false), false);
    }

    static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, SECONDS);
    }

    <T> void write(Topic<T> topic, T value) throws Exception {
        get(bus.writer(topic).write(value));
    }

    HttpRequest.Builder request(String path) {
        return token.isEmpty() ? anonymous(path) : as(token, path);
    }

    HttpRequest.Builder anonymous(String path) {
        String scheme = settings.tls() == null ? "http" : "https";
        return HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + verticle.port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    HttpRequest.Builder as(String bearer, String path) {
        return anonymous(path).header("Authorization", "Bearer " + bearer);
    }

    /** Gives out a token. */
    String token(String body) throws Exception {
        HttpResponse<String> made = post("/api/v1/tokens", body);
        if (made.statusCode() != 201) {
            throw new IllegalStateException(made.body());
        }
        return json(made).path("token").asText();
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    HttpResponse<byte[]> getBytes(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return call("POST", path, json);
    }

    HttpResponse<String> patch(String path, String json) throws IOException, InterruptedException {
        return call("PATCH", path, json);
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    HttpResponse<String> call(String method, String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json, StandardCharsets.UTF_8)));
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.readTree(response.body().getBytes(StandardCharsets.UTF_8));
    }

    void camera(String id) throws Exception {
        post("/api/v1/cameras", "{\"id\":\"" + id + "\",\"url\":\"demo:\"}");
    }

    void question(String id) throws Exception {
        post("/api/v1/questions", "{\"id\":\"" + id + "\",\"text\":\"How many people are there?\"}");
    }

    double metric(String line) {
        return meters.scrape()
                .lines()
                .filter(each -> each.startsWith(line))
                .mapToDouble(each -> Double.parseDouble(each.substring(each.lastIndexOf(' '))))
                .sum();
    }

    void close() throws Exception {
        if (vertx.deploymentIDs().contains(verticle.deploymentID())) {
            get(vertx.undeploy(verticle.deploymentID()));
        }
        get(bus.close());
        get(vertx.close());
    }
}
