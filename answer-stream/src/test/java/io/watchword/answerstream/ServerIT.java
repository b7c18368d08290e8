package io.watchword.answerstream;

import static io.watchword.answerstream.Served.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.watchword.protocol.CameraUrls;
import io.watchword.protocol.Health;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Broker.class)
class ServerIT {
    static final AtomicBoolean detectorWorks = new AtomicBoolean(true);
    static Served served;

    @BeforeAll
    static void serve() throws Exception {
        served = Served.withParts(List.of(
                () -> detectorWorks.get() ? Health.up("detector") : Health.down("detector", "the model is missing")));
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.verticle.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String head(String host) throws IOException {
        return raw("GET /api/v1/cameras HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n")
                .lines()
                .findFirst()
                .orElse("");
    }

    @Test
    void readinessNamesEachPart() throws Exception {
        assertThat(served.get("/health/live").statusCode()).isEqualTo(200);
        await().until(() -> served.get("/health/ready").statusCode() == 200);
        JsonNode ready = json(served.get("/health/ready"));
        assertThat(ready.path("checks").findValuesAsText("name"))
                .containsExactly("broker", "topics", "perception", "detector");

        detectorWorks.set(false);
        HttpResponse<String> down = served.get("/health/ready");
        detectorWorks.set(true);

        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.body()).contains("the model is missing");
    }

    @Test
    void metricsAreServed() throws Exception {
        HttpResponse<String> metrics = served.get("/metrics");

        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(metrics.body()).contains("watchword_sse_clients").contains("watchword_sse_events_total");
    }

    @Test
    void everyAddressIsDescribedAndEveryDescriptionHasAnAddress() throws Exception {
        JsonNode paths = json(served.get("/openapi.json")).path("paths");
        TreeSet<String> described = new TreeSet<>();
        paths.properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> !method.getKey().equals("parameters"))
                .forEach(method ->
                        described.add(method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));

        assertThat(described).containsExactlyElementsOf(new TreeSet<>(served.verticle.addresses()));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,200",
        "LOCALHOST:9000,200",
        "127.0.0.1:8080,200",
        "[::1]:8080,200",
        "evil.example,421",
        "127.0.0.1.evil.example:8080,421",
        "localhost.evil.example,421",
        "169.254.169.254,421",
        "user@localhost,400"
    })
    void itAnswersUnderThisMachinesNamesOnly(String host, int status) throws Exception {
        assertThat(head("Host: " + host + "\r\n")).contains(" " + status + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1.evil.example", "http://localhost:1"})
    void changesFromOtherOriginsAreRefused(String origin) throws Exception {
        HttpResponse<String> refused = served.send(served.request("/api/v1/cameras")
                .header("Origin", origin)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"url\":\"demo:\"}")));

        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void changesFromTheDashboardAreTaken() throws Exception {
        HttpResponse<String> taken = served.send(served.request("/api/v1/questions/parse")
                .header("Origin", "http://127.0.0.1:" + served.verticle.port())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"text\":\"How many people are there?\"}")));

        assertThat(taken.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/js/main.js"})
    void theDashboardIsServedGuardedAndCheap(String path) throws Exception {
        HttpResponse<String> page = served.get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(page.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        String tag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(served.send(served.request(path).header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/js",
                "/js/",
                "/../logback-test.xml",
                "/%2e%2e/logback-test.xml",
                "/..%2flogback-test.xml",
                "/js/..%2f..%2flogback-test.xml",
                "/.hidden.html",
                "//etc/passwd",
                "/missing.html",
                "/io/watchword/answerstream/openapi.json"
            })
    void nothingElseIsServed(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404");
    }

    @Test
    void nonsenseIsRefusedAndHarmsNobody() throws Exception {
        assertThat(raw("NONSENSE\r\n\r\n")).contains(" 400 ");
        assertThat(raw("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .contains(" 414 ");
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nX-Big: " + "a".repeat(40_000) + "\r\n\r\n"))
                .contains(" 431 ");
        assertThat(served.get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void aPortInUseIsNamedWithTheRemedy() {
        int port = served.verticle.port();

        assertThatThrownBy(() -> deploy("127.0.0.1", port, false))
                .hasMessageContaining("Port " + port + " on 127.0.0.1 is in use; choose another with --port");
    }

    @Test
    void itIsNotShownToTheWorldUnawares() throws Exception {
        assertThatThrownBy(() -> deploy("0.0.0.0", 0, false)).hasMessageContaining("--insecure");

        Served.get(served.vertx.undeploy(deploy("0.0.0.0", 0, true)));
    }

    private static String deploy(String host, int port, boolean insecure) throws Exception {
        AnswerStreamSettings settings = new AnswerStreamSettings(host, port, new CameraUrls(false, false), insecure);
        Future<String> deployed = served.vertx.deployVerticle(
                new AnswerStreamVerticle(served.bus, served.meters, Served.ENGINE, settings, List.of()));
        return Served.get(deployed);
    }
}
