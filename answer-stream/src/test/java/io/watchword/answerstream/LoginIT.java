package io.watchword.answerstream;

import static io.watchword.answerstream.Served.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.answerstream.http.ClientLimits;
import io.watchword.answerstream.stream.StreamLimits;
import io.watchword.protocol.AccessToken;
import io.watchword.protocol.kafka.Topic;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Broker.class)
class LoginIT {
    private static final String VIEWER = "{\"name\":\"wall\",\"role\":\"viewer\"}";

    static Served served;

    @BeforeAll
    static void serve() throws Exception {
        served = Served.withLogin(
                settings -> settings.with(new StreamLimits(100, 1_000, 1 << 20, Duration.ofMillis(100)))
                        .with(new ClientLimits(500, 2_000, 3, 1_000, 10_000)));
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    private static HttpResponse<String> logIn(String token) throws Exception {
        return served.send(served.anonymous("/api/v1/session")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"token\":\"" + token + "\"}")));
    }

    private static String cookie(HttpResponse<String> login) {
        String set = login.headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    private static HttpResponse<String> withCookie(String cookie, String path) throws Exception {
        return served.send(served.anonymous(path).header("Cookie", cookie).GET());
    }

    private static int status(String token) throws Exception {
        return served.send(served.as(token, "/api/v1/me").GET()).statusCode();
    }

    @Test
    void whoeverIsNotKnownIsToldHowToLogIn() throws Exception {
        HttpResponse<String> refused =
                served.send(served.anonymous("/api/v1/cameras").GET());

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(json(refused).path("type").asText()).isEqualTo("urn:watchword:problem:not-logged-in");
        assertThat(json(refused).path("login").toString()).isEqualTo("[\"token\"]");
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void aBrowserLogsInWithATokenAndOutAgain() throws Exception {
        HttpResponse<String> login = logIn(served.token(VIEWER));
        assertThat(login.statusCode()).as(login.body()).isEqualTo(200);
        assertThat(json(login).path("name").asText()).isEqualTo("wall");
        assertThat(json(login).path("role").asText()).isEqualTo("viewer");
        assertThat(json(login).get("cameras").isNull()).isTrue();
        assertThat(login.headers().firstValue("Set-Cookie").orElseThrow())
                .containsIgnoringCase("; HttpOnly")
                .contains("SameSite=Strict")
                .contains("Path=/")
                .doesNotContain("; Secure");
        String cookie = cookie(login);

        assertThat(json(withCookie(cookie, "/api/v1/me")).path("login").asText())
                .isEqualTo("token");
        SseReader stream = SseReader.open(
                served, served.anonymous("/api/v1/answers/stream").header("Cookie", cookie));
        stream.whenLive();
        HttpResponse<String> out = served.send(
                served.anonymous("/api/v1/session").header("Cookie", cookie).DELETE());

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(withCookie(cookie, "/api/v1/me").statusCode()).isEqualTo(401);
        await().until(() -> stream.ended);
        assertThat(stream.named("closing").toString()).contains("log in again");
    }

    @Test
    void aSessionIsNoTokenAndATokenIsNoSession() throws Exception {
        String token = served.token(VIEWER);
        String cookie = cookie(logIn(token));

        assertThat(status(cookie.substring(cookie.indexOf('=') + 1))).isEqualTo(401);
        assertThat(withCookie("watchword-session=" + token, "/api/v1/me").statusCode())
                .isEqualTo(401);
        assertThat(json(served.get("/api/v1/tokens")).toString()).doesNotContain("session-");
    }

    @Test
    void aTokenIsShownOnceAndKeptHashed() throws Exception {
        HttpResponse<String> made = served.post(
                "/api/v1/tokens", "{\"name\":\"door\",\"role\":\"viewer\",\"cameras\":[\"gate\"],\"expiresInDays\":2}");
        String token = json(made).path("token").asText();
        String id = json(made).path("id").asText();
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(token).hasSizeGreaterThan(40);
        assertThat(status(token)).isEqualTo(200);

        JsonNode listed = find(id);
        assertThat(listed.path("cameras").toString()).isEqualTo("[\"gate\"]");
        assertThat(Instant.parse(listed.path("expiresAt").asText())).isAfter(Instant.now());
        assertThat(listed.has("lastUsedAt")).isTrue();
        String hash = served.bus
                .table(Topic.TOKENS)
                .map(table -> table.get(id).map(AccessToken::hash).orElse(""))
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        assertThat(hash).hasSize(64);
        assertThat(served.get("/api/v1/tokens").body()).doesNotContain(token).doesNotContain(hash);
    }

    private static JsonNode find(String id) throws Exception {
        for (JsonNode each : json(served.get("/api/v1/tokens"))) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("no token " + id);
    }

    @Test
    void aWithdrawnTokenEndsItsSessionsAndStreams() throws Exception {
        HttpResponse<String> made = served.post("/api/v1/tokens", VIEWER);
        String token = json(made).path("token").asText();
        String cookie = cookie(logIn(token));
        SseReader stream = SseReader.open(served, served.as(token, "/api/v1/answers/stream"))
                .whenLive();

        served.delete("/api/v1/tokens/" + json(made).path("id").asText());

        assertThat(status(token)).isEqualTo(401);
        assertThat(withCookie(cookie, "/api/v1/me").statusCode()).isEqualTo(401);
        await().until(() -> stream.ended);
    }

    @Test
    void anExpiredTokenIsRefused() throws Exception {
        String token = served.token("{\"name\":\"brief\",\"role\":\"viewer\",\"expiresInDays\":0.00001}");

        await().until(() -> status(token) == 401);
    }

    @Test
    void sessionsAndTokensOutliveARestart() throws Exception {
        String token = served.token(VIEWER);
        String cookie = cookie(logIn(token));
        Served again = Served.withLogin(settings -> settings);
        try {
            HttpResponse<String> me = again.send(
                    again.anonymous("/api/v1/me").header("Cookie", cookie).GET());
            assertThat(me.statusCode()).isEqualTo(200);
            assertThat(again.send(again.as(token, "/api/v1/me").GET()).statusCode())
                    .isEqualTo(200);
        } finally {
            again.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"n\"}",
                "{\"role\":\"viewer\"}",
                "{\"name\":\"n\",\"role\":\"root\"}",
                "{\"name\":\"n\",\"role\":\"admin\",\"cameras\":[\"gate\"]}",
                "{\"name\":\"n\",\"role\":\"viewer\",\"cameras\":[\"No Id\"]}",
                "{\"name\":\"n\",\"role\":\"viewer\",\"expiresInDays\":0}",
                "{\"name\":\"n\",\"role\":\"viewer\",\"expiresInDays\":100000}",
                "{\"name\":\"n\",\"role\":\"viewer\",\"hash\":\"0\"}"
            })
    void aTokenThatMakesNoSenseIsRefused(String body) throws Exception {
        assertThat(served.post("/api/v1/tokens", body).statusCode()).isEqualTo(422);
    }

    @Test
    void whoChangedWhatIsWrittenDown() throws Exception {
        String camera = Sample.id("cam");
        String operator = served.token("{\"name\":\"Olga\",\"role\":\"operator\"}");
        served.camera(camera);
        served.send(served.as(operator, "/api/v1/questions")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"id\":\"" + camera + "\",\"text\":\"How many people are there?\"}")));
        served.get("/api/v1/cameras");

        await().until(() -> served.get("/api/v1/audit").body().contains("/api/v1/questions/" + camera));
        JsonNode page = json(served.get("/api/v1/audit?limit=2"));
        assertThat(page.path("entries").findValuesAsText("who")).containsExactly("Olga", "admin");
        assertThat(page.path("entries").findValuesAsText("action"))
                .containsExactly("POST /api/v1/questions", "POST /api/v1/cameras");
        assertThat(page.path("entries").findValuesAsText("what"))
                .containsExactly("/api/v1/questions/" + camera, "/api/v1/cameras/" + camera);
        assertThat(page.path("entries").findValuesAsText("from")).containsOnly("127.0.0.1");
        JsonNode next = json(
                served.get("/api/v1/audit?limit=1&cursor=" + page.path("cursor").asText()));
        assertThat(next.path("entries").toString()).doesNotContain(camera);
    }

    @Test
    void oneClientHasSoManyStreams() throws Exception {
        String token = served.token(VIEWER);
        SseReader first = SseReader.open(served, served.as(token, "/api/v1/answers/stream"));
        SseReader.open(served, served.as(token, "/api/v1/answers/stream"));
        SseReader.open(served, served.as(token, "/api/v1/answers/stream"));

        HttpResponse<String> refused =
                served.send(served.as(token, "/api/v1/answers/stream").GET());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();

        first.close();
        await().until(() -> {
            SseReader again = null;
            try {
                again = SseReader.open(served, served.as(token, "/api/v1/answers/stream"));
                return true;
            } catch (IllegalStateException e) {
                return false;
            }
        });
    }

    @Test
    void requestsAndRefusedLoginsAreLimited() throws Exception {
        Served strict = Served.withLogin(settings -> settings.with(new ClientLimits(1, 30, 3, 1_000, 3)));
        try {
            String token = strict.token(VIEWER);
            int refused = 0;
            for (int i = 0; i < 60; i++) {
                refused += strict.send(strict.as(token, "/api/v1/me").GET()).statusCode() == 429 ? 1 : 0;
            }
            assertThat(refused).isPositive();
            assertThat(strict.get("/api/v1/me").statusCode()).isEqualTo(200);

            for (int i = 0; i < 3; i++) {
                assertThat(strict.send(strict.as("guess" + i, "/api/v1/me").GET())
                                .statusCode())
                        .isEqualTo(401);
            }
            HttpResponse<String> tooOften =
                    strict.send(strict.as("guess", "/api/v1/me").GET());
            assertThat(tooOften.statusCode()).isEqualTo(429);
            assertThat(tooOften.headers().firstValue("Retry-After")).isPresent();
        } finally {
            strict.close();
        }
    }

    @Test
    void withALoginItMayBeShownToOthers() throws Exception {
        Served shown = Served.withLogin(
                settings -> new AnswerStreamSettings("0.0.0.0", 0, settings.urls(), false).with(settings.login()));
        try {
            assertThat(shown.get("/api/v1/me").statusCode()).isEqualTo(200);
        } finally {
            shown.close();
        }
    }

    @Test
    void withoutALoginThereIsNothingToLogInto() throws Exception {
        Served open = Served.start();
        try {
            JsonNode me = json(open.get("/api/v1/me"));
            assertThat(me.path("login").asText()).isEqualTo("none");
            assertThat(me.path("role").asText()).isEqualTo("admin");
            assertThat(open.post("/api/v1/session", "{\"token\":\"x\"}").statusCode())
                    .isEqualTo(422);
            assertThat(open.post("/api/v1/tokens", VIEWER).statusCode()).isEqualTo(422);
        } finally {
            open.close();
        }
    }
}
