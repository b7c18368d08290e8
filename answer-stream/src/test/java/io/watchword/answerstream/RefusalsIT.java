package io.watchword.answerstream;

import static io.watchword.answerstream.Served.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people send, they are told what is wrong with it, and nothing breaks. */
@ExtendWith(Broker.class)
class RefusalsIT {
    private static final String CAMERAS = "/api/v1/cameras";
    private static final String QUESTIONS = "/api/v1/questions";

    static Served served;
    static String camera = Sample.id("refusing");

    @BeforeAll
    static void serve() throws Exception {
        served = Served.start();
        served.camera(camera);
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments(CAMERAS, "", 400, ""),
                arguments(CAMERAS, "{", 400, ""),
                arguments(CAMERAS, "nonsense", 400, ""),
                arguments(CAMERAS, "[]", 400, ""),
                arguments(CAMERAS, "null", 400, ""),
                arguments(CAMERAS, "\"text\"", 400, ""),
                arguments(CAMERAS, "{} {}", 400, ""),
                arguments(CAMERAS, "[".repeat(10_000), 400, ""),
                arguments(CAMERAS, "{\"url\":\"demo:\",\"name\":\"\\ud800\"}", 400, ""),
                arguments(CAMERAS, "{}", 422, "url"),
                arguments(CAMERAS, "{\"url\":null}", 422, "url"),
                arguments(CAMERAS, "{\"url\":\"\"}", 422, "url"),
                arguments(CAMERAS, "{\"url\":\"192.168.1.20\"}", 422, "url"),
                arguments(CAMERAS, "{\"url\":\"rtps://192.168.1.20/\"}", 422, "url"),
                arguments(CAMERAS, "{\"url\":\"javascript:alert(1)\"}", 422, "url"),
                arguments(CAMERAS, "{\"url\":\"gopher://host/\"}", 422, "url"),
                arguments(CAMERAS, "{\"url\":\"rtsp://\"}", 422, "url"),
                arguments(CAMERAS, "{\"url\":\"rtsp://127.0.0.1/\"}", 422, "url"),
                arguments(CAMERAS, "{\"url\":\"http://169.254.169.254/latest\"}", 422, "url"),
                arguments(CAMERAS, "{\"url\":\"rtsp://a:***@10.0.0.1/\"}", 422, "url"),
                arguments(CAMERAS, "{\"url\":17}", 422, "url"),
                arguments(CAMERAS, "{\"url\":\"demo:\",\"id\":\"Not An Id\"}", 422, "id"),
                arguments(CAMERAS, "{\"url\":\"demo:\",\"id\":\"../../etc\"}", 422, "id"),
                arguments(CAMERAS, "{\"url\":\"demo:\",\"id\":7}", 422, "id"),
                arguments(CAMERAS, "{\"url\":\"demo:\",\"fps\":\"5\"}", 422, "fps"),
                arguments(CAMERAS, "{\"url\":\"demo:\",\"fps\":0}", 422, "fps"),
                arguments(CAMERAS, "{\"url\":\"demo:\",\"fps\":-1}", 422, "fps"),
                arguments(CAMERAS, "{\"url\":\"demo:\",\"fps\":1e999}", 422, "fps"),
                arguments(CAMERAS, "{\"url\":\"demo:\",\"paused\":\"yes\"}", 422, "paused"),
                arguments(CAMERAS, "{\"url\":\"demo:\",\"motionGate\":1}", 422, "motionGate"),
                arguments(CAMERAS, "{\"url\":\"demo:\",\"pasued\":true}", 422, "pasued"),
                arguments(CAMERAS, "{\"url\":\"demo:\",\"name\":\"" + "n".repeat(101) + "\"}", 422, "name"),
                arguments(CAMERAS, "{\"url\":\"demo:\",\"zones\":{}}", 422, "zones"),
                arguments(CAMERAS, "{\"url\":\"demo:\",\"lines\":[{\"name\":\"a\"}]}", 422, "lines"),
                arguments(CAMERAS, "{\"url\":\"demo:\",\"lines\":[{\"name\":\"a\",\"points\":[[0,0]]}]}", 422, "lines"),
                arguments(CAMERAS, "{\"url\":\"demo:\",\"zones\":[{\"name\":\"a\"}]}", 422, "zones"),
                arguments(
                        CAMERAS,
                        "{\"url\":\"demo:\",\"zones\":[{\"name\":\"a\",\"polygon\":[[0,0],[2,0],[1,1]]}]}",
                        422,
                        "zones"),
                arguments(
                        CAMERAS,
                        "{\"url\":\"demo:\",\"zones\":[{\"name\":\"a\",\"polygon\":[[0,0],[1,1]]}]}",
                        422,
                        "zones"),
                arguments(QUESTIONS, "{", 400, ""),
                arguments(QUESTIONS, "{}", 422, "text"),
                arguments(QUESTIONS, "{\"text\":\"   \"}", 422, "text"),
                arguments(QUESTIONS, "{\"text\":5}", 422, "text"),
                arguments(QUESTIONS, "{\"text\":\"" + "why ".repeat(2_500) + "\"}", 422, "text"),
                arguments(QUESTIONS, "{\"text\":\"🦄🦄🦄\"}", 422, "text"),
                arguments(QUESTIONS, "{\"text\":\"'; DROP TABLE questions; --\"}", 422, "text"),
                arguments(QUESTIONS, "{\"text\":\"<script>alert(1)</script>\"}", 422, "text"),
                arguments(QUESTIONS, "{\"text\":\"\\u0000\\u0001\"}", 422, "text"),
                arguments(QUESTIONS, question("\"cameras\":[\"no-such\"]"), 422, "cameras"),
                arguments(QUESTIONS, question("\"cameras\":[\"No Id\"]"), 422, "cameras"),
                arguments(QUESTIONS, question("\"cameras\":\"gate\""), 422, "cameras"),
                arguments(QUESTIONS, question("\"cameras\":[1]"), 422, "cameras"),
                arguments(QUESTIONS, question("\"cameras\":[null]"), 422, "cameras"),
                arguments(QUESTIONS, question("\"zone\":\"nowhere\""), 422, "zone"),
                arguments(QUESTIONS, question("\"emit\":\"always\""), 422, "emit"),
                arguments(QUESTIONS, question("\"hold\":-1"), 422, "hold"),
                arguments(QUESTIONS, question("\"hold\":\"1\""), 422, "hold"),
                arguments(QUESTIONS, question("\"minConfidence\":1.5"), 422, "minConfidence"),
                arguments(QUESTIONS, question("\"createdAt\":\"2026-01-01T00:00:00Z\""), 422, "createdAt"),
                arguments(QUESTIONS + "/parse", "{}", 422, "text"),
                arguments(QUESTIONS + "/parse", "{\"text\":\"colourless green ideas\"}", 422, "text"),
                arguments("/api/v1/ask", "{\"text\":\"How many people are there?\"}", 422, "camera"),
                arguments("/api/v1/ask", "{\"text\":\"How many people are there?\",\"camera\":\"no-such\"}", 404, ""),
                arguments("/api/v1/ask", ask("\"at\":\"yesterday\""), 422, "at"),
                arguments("/api/v1/ask", ask("\"from\":\"2026-01-01T00:00:00Z\""), 422, "to"),
                arguments(
                        "/api/v1/ask",
                        ask("\"from\":\"2026-01-02T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\""),
                        422,
                        "to"),
                arguments("/api/v1/ask", ask("\"at\":\"2026-01-01T00:00:00Z\""), 422, ""),
                arguments("/api/v1/ground", "{\"camera\":\"" + camera + "\"}", 422, "expression"),
                arguments("/api/v1/answers/a/b/1/flag", "{\"note\":\"" + "n".repeat(1_001) + "\"}", 422, "note"),
                arguments("/api/v1/answers/a/b/1/flag", "{\"nope\":1}", 422, "nope"),
                arguments("/api/v1/answers/a/b/x/flag", "{}", 404, ""),
                arguments("/api/v1/answers/a/flag", "{}", 404, ""),
                arguments("/api/v1/nothing", "{}", 404, ""));
    }

    private static String question(String more) {
        return "{\"text\":\"How many people are there?\"," + more + "}";
    }

    private static String ask(String more) {
        return "{\"text\":\"How many people are there?\",\"camera\":\"" + camera + "\"," + more + "}";
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBadBodyIsRefusedNamingTheField(String path, String body, int status, String field) throws Exception {
        HttpResponse<String> refused = served.post(path, body);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(refused).path("status").asInt()).isEqualTo(status);
        assertThat(json(refused).path("type").asText()).isNotEmpty();
        assertThat(json(refused).path("title").asText()).isNotEmpty();
        assertThat(json(refused).path("detail").asText()).isNotEmpty();
        assertThat(json(refused).path("field").asText()).startsWith(field);
        assertThat(refused.body()).hasSizeLessThan(4_000).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/answers?limit=0",
                "/api/v1/answers?limit=1001",
                "/api/v1/answers?limit=many",
                "/api/v1/answers?from=yesterday",
                "/api/v1/answers?order=random",
                "/api/v1/answers?cursor=nonsense",
                "/api/v1/answers?camera=No%20Id",
                "/api/v1/answers?cameras=gate",
                "/api/v1/answers/stream?scenes=perhaps",
                "/api/v1/answers/stream?question=Q!"
            })
    void aBadParameterIsNamed(String path) throws Exception {
        HttpResponse<String> refused = served.get(path);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(path).contains(json(refused).path("field").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonp"})
    void onlyJsonIsTaken(String type) throws Exception {
        HttpResponse<String> refused = served.send(served.request(CAMERAS)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"url\":\"demo:\"}")));

        assertThat(refused.statusCode()).isEqualTo(415);
    }

    @Test
    void aBodyWithoutATypeIsRefused() throws Exception {
        HttpResponse<String> refused =
                served.send(served.request(CAMERAS).POST(BodyPublishers.ofString("{\"url\":\"demo:\"}")));

        assertThat(refused.statusCode()).isEqualTo(415);
    }

    @Test
    void aLargeBodyIsRefused() throws Exception {
        HttpResponse<String> refused = served.post(CAMERAS, "{\"url\":\"" + "x".repeat(100_000) + "\"}");

        assertThat(refused.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {CAMERAS, QUESTIONS, "/api/v1/answers/stream", "/health/live", "/metrics", "/api/v1/ask"})
    void aMethodThatIsNotPossibleIsAnsweredWithThoseThatAre(String path) throws Exception {
        HttpResponse<String> refused = served.call("PUT", path, "{}");

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).isPresent();
    }

    @Test
    void aRefusedQuestionComesWithWordsAndSuggestions() throws Exception {
        HttpResponse<String> refused = served.post(QUESTIONS, "{\"text\":\"Will it rain tomorrow?\"}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("reason").asText()).isNotEmpty();
        assertThat(json(refused).path("unknown").isArray()).isTrue();
        assertThat(json(refused).path("suggestions")).isNotEmpty();
    }
}
