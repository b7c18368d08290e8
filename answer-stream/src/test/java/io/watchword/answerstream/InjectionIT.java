package io.watchword.answerstream;

import static io.watchword.answerstream.Served.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchword.protocol.Json;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** Text meant to do harm is refused, or kept and given back as text, and never gets raw into a header or the log. */
@ExtendWith(Broker.class)
class InjectionIT {
    static final Map<String, String> HARMFUL = Map.ofEntries(
            Map.entry("markup", "<script>alert(1)</script><img src=x onerror=alert(1)>"),
            Map.entry("attribute", "\"><svg onload=alert(1)>"),
            Map.entry("sql", "'; DROP TABLE cameras; --"),
            Map.entry("header", "x\r\nSet-Cookie: watchword-session=stolen\r\n\r\n"),
            Map.entry("log line", "x\n12:00:00 ERROR everything is lost"),
            Map.entry("terminal", "\u001b[2J\u001b]0;owned\u0007"),
            Map.entry("null", "a\u0000b"),
            Map.entry("path", "../../../../etc/passwd"),
            Map.entry("encoded path", "..%2f..%2fetc%2fpasswd"),
            Map.entry("command", "$(touch /tmp/owned); `id` | cat"),
            Map.entry("lookup", "${jndi:ldap://127.0.0.1/a} ${env:HOME}"),
            Map.entry("format", "%n%s%x {} {{7*7}}"),
            Map.entry("emoji", "\uD83E\uDD84\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67"),
            Map.entry("right to left", "\u202Egnp.exe"),
            Map.entry("event", "x\n\nevent: answer\ndata: {}\n\n"),
            Map.entry("json", "\",\"role\":\"admin\",\"x\":\""),
            Map.entry("huge", "a".repeat(50_000)));

    /** A call and the text fields of its body; the others hold what is usual. */
    private record Call(String method, String path, Map<String, String> usual, List<String> fields) {}

    private static final String TEXT = "How many people are there?";
    private static final List<Call> CALLS = List.of(
            new Call("POST", "/api/v1/cameras", Map.of("url", "demo:"), List.of("id", "name", "url")),
            new Call("PATCH", "/api/v1/cameras/CAMERA", Map.of(), List.of("id", "name", "url")),
            new Call("POST", "/api/v1/cameras/test", Map.of(), List.of("url")),
            new Call("POST", "/api/v1/questions", Map.of("text", TEXT), List.of("id", "text", "zone", "emit")),
            new Call("PATCH", "/api/v1/questions/QUESTION", Map.of(), List.of("id", "text", "zone", "emit")),
            new Call("POST", "/api/v1/questions/parse", Map.of(), List.of("text")),
            new Call(
                    "POST",
                    "/api/v1/ask",
                    Map.of("text", TEXT, "camera", "CAMERA"),
                    List.of("text", "camera", "at", "from", "to")),
            new Call(
                    "POST",
                    "/api/v1/ground",
                    Map.of("expression", "the person", "camera", "CAMERA"),
                    List.of("expression", "camera")),
            new Call("POST", "/api/v1/answers/a/b/1/flag", Map.of(), List.of("note")),
            new Call("POST", "/api/v1/session", Map.of(), List.of("token")),
            new Call("POST", "/api/v1/tokens", Map.of("name", "n", "role", "viewer"), List.of("name", "role")));

    static final ListAppender<ILoggingEvent> log = new ListAppender<>();
    static final String camera = Sample.id("cam");
    static final String question = Sample.id("q");
    static Served served;

    @BeforeAll
    static void serve() throws Exception {
        served = Served.withLogin(settings -> settings);
        served.camera(camera);
        served.question(question);
        log.start();
        ((Logger) LoggerFactory.getLogger("io.watchword")).addAppender(log);
    }

    @AfterAll
    static void stop() throws Exception {
        ((Logger) LoggerFactory.getLogger("io.watchword")).detachAppender(log);
        served.close();
    }

    @TestFactory
    Stream<DynamicTest> harmfulTextStaysText() {
        return CALLS.stream().flatMap(call -> call.fields().stream().flatMap(field -> HARMFUL.keySet().stream()
                .map(harm -> dynamicTest(
                        call.method() + " " + call.path() + " " + field + ": " + harm,
                        () -> send(call, field, HARMFUL.getOrDefault(harm, ""))))));
    }

    private static void send(Call call, String field, String text) throws Exception {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        call.usual().forEach((name, value) -> body.put(name, value.replace("CAMERA", camera)));
        body.put(field, text);
        String path = call.path().replace("CAMERA", camera).replace("QUESTION", question);

        HttpResponse<String> reply = served.call(call.method(), path, Json.text(body));

        assertHarmless(reply);
        assertThat(reply.statusCode()).isIn(200, 201, 400, 401, 404, 413, 422, 429, 503);
        if (reply.statusCode() < 300) {
            JsonNode kept = json(reply).path(field);
            assertThat(kept.isMissingNode() ? text : kept.asText()).isEqualTo(text);
        }
    }

    private static void assertHarmless(HttpResponse<String> reply) {
        assertThat(reply.headers().firstValue("Content-Type").orElse("")).contains("json");
        assertThat(reply.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(reply.headers().firstValue("Set-Cookie").orElse("")).doesNotContain("stolen");
        reply.headers()
                .map()
                .values()
                .forEach(values -> values.forEach(
                        value -> assertThat(value).matches("[ -~]*").hasSizeLessThan(1_000)));
        assertThat(reply.body().length()).isLessThan(60_000);
        assertThat(List.copyOf(log.list)).allSatisfy(InjectionIT::assertHarmless);
    }

    static void assertHarmless(ILoggingEvent line) {
        StringBuilder written = new StringBuilder(line.getFormattedMessage());
        Optional.ofNullable(line.getKeyValuePairs())
                .ifPresent(pairs -> pairs.forEach(pair -> written.append(pair.value)));
        assertThat(written.toString()).doesNotContainPattern("\\p{Cntrl}").hasSizeLessThan(2_000);
    }

    @TestFactory
    Stream<DynamicTest> harmfulAddressesStayText() {
        List<String> addresses = List.of(
                "/api/v1/cameras/%s",
                "/api/v1/questions/%s",
                "/api/v1/cameras/%s/snapshot.jpg",
                "/api/v1/cameras/" + camera + "/frames/%s",
                "/api/v1/answers?camera=%s",
                "/api/v1/answers?cursor=%s",
                "/api/v1/answers?%s=1",
                "/api/v1/answers/stream?lastEventId=%s",
                "/api/v1/audit?cursor=%s",
                "/api/v1/answers/%s/evidence.jpg",
                "/%s");
        return addresses.stream().flatMap(address -> HARMFUL.entrySet().stream()
                .filter(harm -> !harm.getKey().equals("huge"))
                .map(harm -> dynamicTest(address + ": " + harm.getKey(), () -> {
                    HttpResponse<String> reply = served.get(
                            address.replace("%s", URLEncoder.encode(harm.getValue(), StandardCharsets.UTF_8)));

                    assertThat(reply.statusCode()).isIn(400, 404, 405, 422);
                    assertHarmless(reply);
                })));
    }
}
