package io.watchword.answerstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.watchword.protocol.kafka.Topic;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every address, to everybody: an address that is not in the table fails. */
@ExtendWith(Broker.class)
class AccessIT {
    /** Who an address is for. */
    private enum For {
        EVERYBODY,
        VIEWERS,
        VIEWERS_OF_ALL,
        OPERATORS,
        ADMINS;

        boolean includes(String who) {
            return switch (who) {
                case "anonymous" -> this == EVERYBODY;
                case "limited" -> compareTo(VIEWERS) <= 0;
                case "viewer" -> compareTo(VIEWERS_OF_ALL) <= 0;
                case "operator" -> compareTo(OPERATORS) <= 0;
                default -> true;
            };
        }
    }

    /** What somebody who doesn't see the camera gets. */
    private enum Hidden {
        /** It is not about cameras. */
        NOTHING,
        /** 404. */
        MISSING,
        /** A reply without it. */
        ABSENT
    }

    /** A call; in path and body, CAMERA and QUESTION stand for ids that the limited viewer does not see. */
    private record Row(For who, String path, String body, Hidden hidden) {}

    private static final List<String> PEOPLE = List.of("anonymous", "limited", "viewer", "operator", "admin");
    private static final Map<String, Row> TABLE = new TreeMap<>();

    static {
        String people = "\"text\":\"How many people are there?\"";
        row("GET /api/v1/cameras", For.VIEWERS, "/api/v1/cameras", "", Hidden.ABSENT);
        row("POST /api/v1/cameras", For.ADMINS, "/api/v1/cameras", "{}", Hidden.NOTHING);
        row("POST /api/v1/cameras/test", For.ADMINS, "/api/v1/cameras/test", "{}", Hidden.NOTHING);
        row("GET /api/v1/cameras/{id}", For.VIEWERS, "/api/v1/cameras/CAMERA", "", Hidden.MISSING);
        row("PATCH /api/v1/cameras/{id}", For.ADMINS, "/api/v1/cameras/CAMERA", "{}", Hidden.NOTHING);
        row("DELETE /api/v1/cameras/{id}", For.ADMINS, "/api/v1/cameras/none", "", Hidden.NOTHING);
        row(
                "GET /api/v1/cameras/{id}/snapshot.jpg",
                For.VIEWERS,
                "/api/v1/cameras/CAMERA/snapshot.jpg",
                "",
                Hidden.MISSING);
        row(
                "GET /api/v1/cameras/{id}/frames/{file}",
                For.VIEWERS,
                "/api/v1/cameras/CAMERA/frames/1.jpg",
                "",
                Hidden.MISSING);
        row(
                "GET /api/v1/cameras/{id}/live.mjpeg",
                For.VIEWERS,
                "/api/v1/cameras/CAMERA/live.mjpeg",
                "",
                Hidden.MISSING);
        row("GET /api/v1/questions", For.VIEWERS, "/api/v1/questions", "", Hidden.ABSENT);
        row("POST /api/v1/questions", For.OPERATORS, "/api/v1/questions", "{}", Hidden.NOTHING);
        row("POST /api/v1/questions/parse", For.VIEWERS, "/api/v1/questions/parse", "{" + people + "}", Hidden.ABSENT);
        row("GET /api/v1/questions/{id}", For.VIEWERS, "/api/v1/questions/QUESTION", "", Hidden.MISSING);
        row("PATCH /api/v1/questions/{id}", For.OPERATORS, "/api/v1/questions/QUESTION", "{}", Hidden.NOTHING);
        row("DELETE /api/v1/questions/{id}", For.OPERATORS, "/api/v1/questions/none", "", Hidden.NOTHING);
        row("POST /api/v1/ask", For.VIEWERS, "/api/v1/ask", "{\"camera\":\"CAMERA\"," + people + "}", Hidden.MISSING);
        row(
                "POST /api/v1/ground",
                For.VIEWERS,
                "/api/v1/ground",
                "{\"camera\":\"CAMERA\",\"expression\":\"the person\"}",
                Hidden.MISSING);
        row("GET /api/v1/answers", For.VIEWERS, "/api/v1/answers?camera=CAMERA", "", Hidden.ABSENT);
        row("GET /api/v1/answers/stream", For.VIEWERS, "/api/v1/answers/stream?camera=CAMERA", "", Hidden.NOTHING);
        row("POST /api/v1/answers/{id}/flag", For.OPERATORS, "/api/v1/answers/none/none/1/flag", "{}", Hidden.NOTHING);
        row(
                "GET /api/v1/answers/{id}/evidence.jpg",
                For.VIEWERS,
                "/api/v1/answers/CAMERA/QUESTION/1/evidence.jpg",
                "",
                Hidden.MISSING);
        row(
                "POST /api/v1/describe",
                For.VIEWERS,
                "/api/v1/describe",
                "{\"camera\":\"CAMERA\",\"box\":[1,2,3,4]}",
                Hidden.MISSING);
        row("GET /api/v1/feedback", For.VIEWERS, "/api/v1/feedback", "", Hidden.ABSENT);
        row("GET /api/v1/feedback/export.zip", For.OPERATORS, "/api/v1/feedback/export.zip", "", Hidden.NOTHING);
        row("GET /api/v1/deliveries", For.OPERATORS, "/api/v1/deliveries", "", Hidden.NOTHING);
        row("POST /api/v1/deliveries", For.OPERATORS, "/api/v1/deliveries", "{}", Hidden.NOTHING);
        row("GET /api/v1/deliveries/{id}", For.OPERATORS, "/api/v1/deliveries/none", "", Hidden.NOTHING);
        row("PATCH /api/v1/deliveries/{id}", For.OPERATORS, "/api/v1/deliveries/none", "{}", Hidden.NOTHING);
        row("DELETE /api/v1/deliveries/{id}", For.OPERATORS, "/api/v1/deliveries/none", "", Hidden.NOTHING);
        row("POST /api/v1/deliveries/{id}/test", For.OPERATORS, "/api/v1/deliveries/none/test", "", Hidden.NOTHING);
        row("GET /api/v1/models", For.VIEWERS, "/api/v1/models", "", Hidden.NOTHING);
        row("GET /api/v1/vocabulary", For.VIEWERS, "/api/v1/vocabulary", "", Hidden.NOTHING);
        row("GET /api/v1/me", For.VIEWERS, "/api/v1/me", "", Hidden.NOTHING);
        row("POST /api/v1/session", For.EVERYBODY, "/api/v1/session", "{}", Hidden.NOTHING);
        row("DELETE /api/v1/session", For.EVERYBODY, "/api/v1/session", "", Hidden.NOTHING);
        row("GET /login/oidc", For.EVERYBODY, "/login/oidc", "", Hidden.NOTHING);
        row("GET /login/oidc/callback", For.EVERYBODY, "/login/oidc/callback", "", Hidden.NOTHING);
        row("GET /api/v1/status", For.VIEWERS, "/api/v1/status", "", Hidden.ABSENT);
        row("GET /api/v1/tokens", For.ADMINS, "/api/v1/tokens", "", Hidden.NOTHING);
        row("POST /api/v1/tokens", For.ADMINS, "/api/v1/tokens", "{}", Hidden.NOTHING);
        row("DELETE /api/v1/tokens/{id}", For.ADMINS, "/api/v1/tokens/none", "", Hidden.NOTHING);
        row("GET /api/v1/audit", For.ADMINS, "/api/v1/audit", "", Hidden.NOTHING);
        row("GET /health/live", For.EVERYBODY, "/health/live", "", Hidden.NOTHING);
        row("GET /health/ready", For.EVERYBODY, "/health/ready", "", Hidden.NOTHING);
        row("GET /metrics", For.VIEWERS_OF_ALL, "/metrics", "", Hidden.NOTHING);
        row("GET /openapi.json", For.EVERYBODY, "/openapi.json", "", Hidden.NOTHING);
        row("GET /", For.EVERYBODY, "/", "", Hidden.NOTHING);
    }

    private static void row(String address, For who, String path, String body, Hidden hidden) {
        TABLE.put(address, new Row(who, path, body, hidden));
    }

    static final String camera = Sample.id("hidden");
    static final String seen = Sample.id("seen");
    static final String question = Sample.id("q-hidden");
    static final Map<String, String> tokens = new TreeMap<>();
    static Served served;

    @BeforeAll
    static void serve() throws Exception {
        served = Served.withLogin(settings -> settings);
        served.camera(camera);
        served.camera(seen);
        served.post(
                "/api/v1/questions",
                "{\"id\":\"" + question + "\",\"text\":\"How many people are there?\",\"cameras\":[\"" + camera
                        + "\"]}");
        served.write(Topic.ANSWERS, Sample.answer(camera, question, 1, true));
        tokens.put("limited", served.token("{\"name\":\"l\",\"role\":\"viewer\",\"cameras\":[\"" + seen + "\"]}"));
        for (String role : List.of("viewer", "operator", "admin")) {
            tokens.put(role, served.token("{\"name\":\"n\",\"role\":\"" + role + "\"}"));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    @Test
    void everyAddressIsInTheTable() {
        assertThat(TABLE.keySet()).containsExactlyElementsOf(new TreeSet<>(served.verticle.addresses()));
    }

    @TestFactory
    Stream<DynamicTest> everyAddressIsForThoseItIsFor() {
        return TABLE.entrySet().stream().flatMap(entry -> PEOPLE.stream()
                .map(who -> dynamicTest(who + ": " + entry.getKey(), () -> {
                    Row row = entry.getValue();
                    int status = call(entry.getKey(), row, who).statusCode();

                    if (row.who().includes(who)) {
                        assertThat(status).isNotIn(401, 403);
                    } else {
                        assertThat(status).isEqualTo(who.equals("anonymous") ? 401 : 403);
                    }
                })));
    }

    @TestFactory
    Stream<DynamicTest> aLimitedViewerLearnsNothingOfOtherCameras() {
        return TABLE.entrySet().stream()
                .filter(entry -> entry.getValue().hidden() != Hidden.NOTHING)
                .map(entry -> dynamicTest(entry.getKey(), () -> {
                    Row row = entry.getValue();
                    HttpResponse<InputStream> hidden = call(entry.getKey(), row, "limited");
                    HttpResponse<InputStream> shown = call(entry.getKey(), row, "viewer");

                    assertThat(hidden.statusCode()).isEqualTo(row.hidden() == Hidden.MISSING ? 404 : 200);
                    if (row.hidden() == Hidden.ABSENT) {
                        assertThat(new String(hidden.body().readAllBytes(), StandardCharsets.UTF_8))
                                .doesNotContain(camera)
                                .doesNotContain(question);
                    }
                    shown.body().close();
                }));
    }

    private static HttpResponse<InputStream> call(String address, Row row, String who) throws Exception {
        String method = address.substring(0, address.indexOf(' '));
        String path = row.path().replace("CAMERA", camera).replace("QUESTION", question);
        String body = row.body().replace("CAMERA", camera);
        HttpRequest.Builder request =
                who.equals("anonymous") ? served.anonymous(path) : served.as(tokens.get(who), path);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return served.client.send(
                request.method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofInputStream());
    }

    @Test
    void aLimitedViewersStreamHasOnlyTheirCameras() throws Exception {
        String asked = Sample.id("q");
        SseReader limited = stream("limited");
        SseReader all = stream("viewer");
        served.post(
                "/api/v1/questions",
                "{\"id\":\"" + asked + "\",\"text\":\"How many people are there?\",\"cameras\":[\"" + camera + "\",\""
                        + seen + "\"]}");
        served.patch("/api/v1/cameras/" + camera, "{\"fps\":3}");
        for (String each : List.of(camera, seen)) {
            served.write(Topic.SCENES, Sample.scene(each, 7, 1));
            served.write(Topic.CAMERA_STATUS, Sample.live(each));
            served.write(Topic.ANSWERS, Sample.answer(each, asked, 7, true));
        }

        await().until(() -> all.events.toString().contains(camera + "/" + asked + "/7"));
        await().until(() -> limited.events.toString().contains(seen + "/" + asked + "/7"));
        await().until(() -> !limited.named("scene").isEmpty());
        await().until(() -> !limited.named("camera").isEmpty());
        await().until(() -> !limited.named("question").isEmpty());
        assertThat(limited.events.toString()).doesNotContain(camera);
        served.delete("/api/v1/questions/" + asked);
        limited.close();
        all.close();
    }

    private static SseReader stream(String who) throws Exception {
        return SseReader.open(served, served.as(tokens.get(who), "/api/v1/answers/stream?scenes=true"))
                .whenLive();
    }

    @Test
    void theEvidenceOfAHiddenCamerasAnswerIsMissingHoweverItIsWritten() throws Exception {
        List<String> spellings = new ArrayList<>();
        for (String slash : List.of("/", "%2F", "%2f")) {
            spellings.add("/api/v1/answers/" + camera + slash + question + slash + "1/evidence.jpg");
        }
        for (String path : spellings) {
            HttpResponse<String> reply =
                    served.send(served.as(tokens.get("limited"), path).GET());
            assertThat(reply.statusCode()).as(path).isIn(404, 405);
        }
    }
}
