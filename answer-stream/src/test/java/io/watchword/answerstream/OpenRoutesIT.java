package io.watchword.answerstream;

import static io.watchword.answerstream.Served.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.AnsweredBy;
import io.watchword.protocol.Box;
import io.watchword.protocol.CameraRegion;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.OpenAnswer;
import io.watchword.protocol.OpenAsk;
import io.watchword.protocol.Route;
import io.watchword.protocol.Verdict;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Broker.class)
class OpenRoutesIT {
    private static final String OPEN = "What is written on the wall?";
    private static final String UNDERSTOOD = "How many people are there?";

    static Served served;
    static final List<OpenAsk> ASKED = new CopyOnWriteArrayList<>();
    static volatile boolean silent;
    static volatile boolean slow;
    String camera;

    @BeforeAll
    static void serve() throws Exception {
        served = Served.start();
        served.bus.read(Topic.OPEN_ASKS, new Start.End(), batch -> {
            batch.stream().map(Delivered::value).forEach(OpenRoutesIT::answer);
            return io.vertx.core.Future.succeededFuture();
        });
    }

    /** As the process that reaches the models does. */
    private static void answer(OpenAsk ask) {
        ASKED.add(ask);
        if (silent) {
            return;
        }
        if (slow) {
            served.vertx.setTimer(12_000, later -> reply(ask));
            return;
        }
        reply(ask);
    }

    private static void reply(OpenAsk ask) {
        Verdict verdict = new Verdict(new AnswerValue.Words("EXIT"), 0.8, List.of());
        Answer answer = Answer.of(
                        ask.question(),
                        ask.scene().camera(),
                        ask.scene().frame(),
                        verdict,
                        List.of(),
                        true,
                        Instant.now(),
                        LatencyMs.NONE)
                .by(new AnsweredBy("eye", List.of(new AnsweredBy.Step("eye", "was asked"))));
        served.bus.writer(Topic.OPEN_ANSWERS).write(new OpenAnswer(ask.id(), answer));
    }

    @AfterAll
    static void stop() throws Exception {
        // the broker is that of other tests too, which know of no model
        models();
        served.close();
    }

    @BeforeEach
    void connect() throws Exception {
        camera = Sample.id("cam");
        served.camera(camera);
        ASKED.clear();
        silent = false;
        slow = false;
    }

    private static void models(String... names) throws Exception {
        Instant gone = Instant.now().minusSeconds(3_600);
        for (String known : List.of("eye", "ear")) {
            int rank = List.of(names).indexOf(known);
            served.write(
                    Topic.MODELS,
                    new ModelStatus(
                            known, "vlm", null, Math.max(0, rank), true, null, 1.5, rank < 0 ? gone : Instant.now()));
        }
        await().until(() -> listed().equals(List.of(names)));
    }

    private static List<String> listed() throws Exception {
        List<String> names = new ArrayList<>();
        json(served.get("/api/v1/models"))
                .path("models")
                .forEach(model -> names.add(model.path("name").asText()));
        return names;
    }

    private static HttpResponse<String> ask(String text, String more) throws Exception {
        return served.post("/api/v1/questions", "{\"text\":\"" + text + "\"" + more + "}");
    }

    @Test
    void whatTheEngineUnderstandsIsTheScenesWhateverModelsThereAre() throws Exception {
        models("eye");

        JsonNode question = json(ask(UNDERSTOOD, ""));

        assertThat(question.at("/route/by").asText()).isEqualTo("scene");
        assertThat(question.path("model").asText()).isEqualTo("auto");
        assertThat(question.path("kind").asText()).isEqualTo("count");
    }

    private static ModelStatus classifier(String worker, boolean ready, Instant at, String... kinds) {
        String reason = ready ? null : "starting";
        return new ModelStatus("kinds", "package", "classify", 2, ready, reason, null, List.of(kinds), worker, at);
    }

    @Test
    void theWordsOfAClassifierAreKnownAsLongAsItIsThoughtOf() throws Exception {
        models("eye");
        String scene = ",\"model\":\"scene\"";
        assertThat(ask("Is there a tractor?", scene).statusCode()).isEqualTo(422);
        Instant longAgo = Instant.now().minusSeconds(3_600);
        ModelStatus told = classifier("w-1", false, longAgo, "n04465501");
        served.write(Topic.MODELS, told);

        await().until(() -> ask("Is there a tractor?", scene).statusCode() == 201);

        assertThat(listed()).containsExactly("eye");
        Served.get(served.bus.writer(Topic.MODELS).delete(told.key()));
        await().until(() -> ask("Is there a tractor?", scene).statusCode() == 422);
    }

    @Test
    void whatSeveralProcessesTellIsKnownTogetherAndIsOneModel() throws Exception {
        models("eye");
        String scene = ",\"model\":\"scene\"";
        ModelStatus tractors = classifier("w-1", true, Instant.now(), "n04465501");
        ModelStatus forklifts = classifier("w-2", false, Instant.now(), "n03384352");
        served.write(Topic.MODELS, tractors);
        served.write(Topic.MODELS, forklifts);

        await().until(() -> ask("Is there a forklift?", scene).statusCode() == 201
                && ask("Is there a tractor?", scene).statusCode() == 201);
        assertThat(listed()).containsExactly("eye", "kinds");
        assertThat(json(served.get("/api/v1/models")).at("/models/1/ready").asBoolean())
                .isTrue();

        Served.get(served.bus.writer(Topic.MODELS).delete(tractors.key()));
        await().until(() -> ask("Is there a tractor?", scene).statusCode() == 422);
        assertThat(ask("Is there a forklift?", scene).statusCode()).isEqualTo(201);
        Served.get(served.bus.writer(Topic.MODELS).delete(forklifts.key()));
        await().until(() -> ask("Is there a forklift?", scene).statusCode() == 422);
    }

    @Test
    void whatItDoesNotUnderstandIsPutToTheFirstModel() throws Exception {
        models("ear", "eye");

        HttpResponse<String> created = ask(OPEN, "");

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        JsonNode question = json(created);
        assertThat(question.at("/route/by").asText()).isEqualTo("model");
        assertThat(question.at("/route/model").asText()).isEqualTo("ear");
        assertThat(question.path("kind").asText()).isEqualTo("open");
        assertThat(json(served.get("/api/v1/questions/" + question.path("id").asText())))
                .isEqualTo(question);
        assertThat(json(served.post("/api/v1/questions/parse", "{\"text\":\"" + OPEN + "\"}"))
                        .at("/route/model")
                        .asText())
                .isEqualTo("ear");
    }

    @Test
    void whereThereIsNoModelItIsRefusedAsBefore() throws Exception {
        models();

        HttpResponse<String> refused = ask(OPEN, "");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("type").asText()).isEqualTo("urn:watchword:problem:question-refused");
        assertThat(json(refused).path("unknown")).isNotEmpty();
    }

    @Test
    void theSceneAloneCanBeAskedForAndAModelByItsName() throws Exception {
        models("eye");

        assertThat(ask(OPEN, ",\"model\":\"scene\"").statusCode()).isEqualTo(422);
        JsonNode named = json(ask(UNDERSTOOD, ",\"model\":\"eye\""));
        assertThat(named.at("/route/model").asText()).isEqualTo("eye");

        HttpResponse<String> unknown = ask(UNDERSTOOD, ",\"model\":\"ear\"");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(json(unknown).path("field").asText()).isEqualTo("model");
        assertThat(json(unknown).path("detail").asText()).contains("'ear'").contains("there is eye");
    }

    @Test
    void whatTheEngineCanPointOutIsShownToTheModel() throws Exception {
        models("eye");

        JsonNode question = json(ask("What is written on the bag of the man in red?", ""));

        assertThat(question.at("/route/by").asText()).isEqualTo("grounded");
        assertThat(question.at("/route/expression").asText()).isEqualTo("the bag of the man in red");
    }

    @Test
    void aChangeFindsTheWayAnew() throws Exception {
        models("eye");
        String id = json(ask(OPEN, "")).path("id").asText();

        JsonNode changed = json(served.patch("/api/v1/questions/" + id, "{\"text\":\"" + UNDERSTOOD + "\"}"));

        assertThat(changed.at("/route/by").asText()).isEqualTo("scene");
        assertThat(changed.path("kind").asText()).isEqualTo("count");
    }

    private String region(String of) {
        return "{\"camera\":\"" + of + "\",\"box\":[10,20,30,40]}";
    }

    @Test
    void regionsAreLookedAtByAModel() throws Exception {
        models("eye");
        String regions = ",\"regions\":[" + region(camera) + "]";

        HttpResponse<String> created = ask("Is the bag in [1] open?", regions);

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(json(created).at("/route/model").asText()).isEqualTo("eye");
        assertThat(json(created).at("/cameras/0").asText()).isEqualTo(camera);
        assertThat(json(created).at("/regions/0/box/3").asInt()).isEqualTo(40);
        models();
        HttpResponse<String> none = ask("Is the bag in [1] open?", regions);
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(json(none).path("detail").asText()).contains("vlm");
    }

    @Test
    void whatAQuestionAboutRegionsMeansIsToldWithoutAskingIt() throws Exception {
        models("eye");
        String body = "{\"text\":\"Is the bag in [1] open?\",\"regions\":[%s]}";

        JsonNode parsed = json(served.post("/api/v1/questions/parse", body.formatted(region(camera))));

        assertThat(parsed.path("kind").asText()).isEqualTo("open");
        assertThat(parsed.at("/route/model").asText()).isEqualTo("eye");
        assertThat(served.post("/api/v1/questions/parse", body.formatted(region("nowhere")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void regionsThatCanNotBeAreRefusedWithTheField() throws Exception {
        models("eye");
        String other = Sample.id("cam");
        served.camera(other);

        assertRefused("text", ask("Is [2] open?", ",\"regions\":[" + region(camera) + "]"));
        assertRefused("text", ask("Is [1] open?", ""));
        assertRefused("regions", ask("Is [1] open?", ",\"regions\":[" + region("nowhere") + "]"));
        assertRefused("regions", ask("Is [1] open?", ",\"regions\":[{\"camera\":\"x\"}]"));
        assertRefused("regions", ask("Is [1] open?", ",\"model\":\"scene\",\"regions\":[" + region(camera) + "]"));
        assertRefused(
                "cameras",
                ask("Is [1] open?", ",\"cameras\":[\"" + other + "\"],\"regions\":[" + region(camera) + "]"));
        assertRefused("zone", ask(OPEN, ",\"zone\":\"gate\""));
        assertRefused(
                "regions.box", ask("Is [1] open?", ",\"regions\":[{\"camera\":\"" + camera + "\",\"box\":[1,1,0,5]}]"));
    }

    @Test
    void otherRegionsBringTheirOwnCamera() throws Exception {
        models("eye");
        String other = Sample.id("cam");
        served.camera(other);
        String id = json(ask("Is [1] open?", ",\"regions\":[" + region(camera) + "]"))
                .path("id")
                .asText();

        HttpResponse<String> moved = served.patch("/api/v1/questions/" + id, "{\"regions\":[" + region(other) + "]}");

        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
        assertThat(json(moved).at("/cameras/0").asText()).isEqualTo(other);
    }

    @Test
    void whereViewersMayBeLimitedRegionsAreOfOneCamera() throws Exception {
        models("eye");
        String other = Sample.id("cam");
        served.camera(other);
        String both = ",\"regions\":[" + region(camera) + "," + region(other) + "]";
        assertThat(ask("Is [1] like [2]?", both).statusCode()).isEqualTo(201);

        Served guarded = Served.withLogin(settings -> settings);
        try {
            await().until(() -> guarded.get("/api/v1/cameras/" + other).statusCode() == 200);
            await().until(() -> guarded.get("/api/v1/models").body().contains("eye"));

            HttpResponse<String> refused =
                    guarded.post("/api/v1/questions", "{\"text\":\"Is [1] like [2]?\"" + both + "}");

            assertRefused("regions", refused);
            assertThat(refused.body()).contains("one camera");
        } finally {
            guarded.close();
        }
    }

    private static void assertRefused(String field, HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(422);
        assertThat(json(reply).path("field").asText()).isEqualTo(field);
    }

    @Test
    void aModelIsAskedOnceOverTopics() throws Exception {
        models("eye");
        served.write(Topic.SCENES, Sample.scene(camera, 7, 1));
        String body = "{\"camera\":\"" + camera + "\",\"text\":\"" + OPEN + "\"";

        await().until(() -> json(served.post("/api/v1/ask", body + "}"))
                .at("/answer/value")
                .asText()
                .equals("EXIT"));

        JsonNode answer = json(served.post("/api/v1/ask", body + "}"));
        assertThat(answer.at("/by/model").asText()).isEqualTo("eye");
        assertThat(answer.at("/route/by").asText()).isEqualTo("model");
        assertThat(answer.at("/frame/seq").asLong()).isEqualTo(7);
        assertThat(ASKED.get(0).question().route().asks()).isEqualTo("eye");
    }

    @ParameterizedTest
    @CsvSource({
        "at, '\"2026-01-05T10:15:30Z\"'",
        "at, '\"soon\"'",
        "from, '\"2026-01-05T10:15:30Z\"'",
        "lastS, 0",
        "timeline, true"
    })
    void aModelIsNotAskedAboutOtherTimesThanNow(String field, String value) throws Exception {
        models("eye");

        HttpResponse<String> refused = served.post(
                "/api/v1/ask",
                "{\"camera\":\"" + camera + "\",\"text\":\"" + OPEN + "\",\"" + field + "\":" + value + "}");

        assertRefused(field, refused);
        assertThat(refused.body()).contains("is only for what the scene answers");
    }

    @Test
    void aCameraWithoutScenesIsUnknownAndNoModelIsAsked() throws Exception {
        models("eye");

        JsonNode answer = json(served.post("/api/v1/ask", "{\"camera\":\"" + camera + "\",\"text\":\"" + OPEN + "\"}"));

        assertThat(answer.at("/answer/type").asText()).isEqualTo("unknown");
        assertThat(ASKED).isEmpty();
    }

    private JsonNode described() throws Exception {
        String body = "{\"camera\":\"" + camera + "\",\"box\":[5,35,40,90]}";
        await().until(() -> served.post("/api/v1/describe", body).statusCode() == 200);
        return json(served.post("/api/v1/describe", body));
    }

    private static void captioner(boolean ready, String reason) throws Exception {
        served.write(Topic.MODELS, new ModelStatus("ear", "package", "caption", 1, ready, reason, 1.5, Instant.now()));
        await().until(() -> {
            JsonNode last = json(served.get("/api/v1/models")).at("/models/1");
            return last.path("task").asText().equals("caption")
                    && last.path("ready").asBoolean() == ready;
        });
    }

    @Test
    void whatACaptionerSaysIsToldBesideTheScenesFacts() throws Exception {
        models("eye");
        captioner(true, null);
        served.write(Topic.SCENES, Sample.scene(camera, 1, 2));

        JsonNode described = described();

        assertThat(described.at("/caption/text").asText()).isEqualTo("EXIT");
        assertThat(described.at("/caption/confidence").asDouble()).isEqualTo(0.8);
        assertThat(described.at("/caption/model").asText()).isEqualTo("ear");
        assertThat(described.path("text").asText()).isEqualTo("A person, left of a person.");
        assertThat(ASKED.get(0).question().regions()).containsExactly(new CameraRegion(camera, new Box(5, 35, 40, 90)));
        assertThat(ASKED.get(0).question().route()).isEqualTo(new Route.Model("ear"));
    }

    @Test
    void theScenesFactsAreToldWithoutACaptionToo() throws Exception {
        models("eye");
        served.write(Topic.SCENES, Sample.scene(camera, 1, 2));
        assertThat(described().has("caption")).isFalse();

        captioner(false, "the model is being loaded");
        assertThat(described().at("/caption/reason").asText()).isEqualTo("the model is being loaded");

        captioner(true, null);
        silent = true;
        JsonNode described = described();
        assertThat(described.path("text").asText()).isEqualTo("A person, left of a person.");
        assertThat(described.at("/caption/reason").asText()).contains("within 8 s");
    }

    @Test
    void aCaptionerIsNotAskedQuestions() throws Exception {
        models("eye", "ear");
        captioner(true, null);

        HttpResponse<String> refused = ask(OPEN, ",\"model\":\"ear\"");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("answers nothing", "there is eye");
        assertThat(json(ask(OPEN, "")).at("/route/model").asText()).isEqualTo("eye");
    }

    private String askBody() {
        return "{\"camera\":\"" + camera + "\",\"text\":\"" + OPEN + "\"}";
    }

    private void showScene() throws Exception {
        served.write(Topic.SCENES, Sample.scene(camera, 7, 1));
        await().until(() -> json(served.post("/api/v1/ask", askBody()))
                .at("/answer/type")
                .asText()
                .equals("text"));
    }

    @Test
    void aModelMayTakeLongerThanOtherRequests() throws Exception {
        models("eye");
        served.write(Topic.MODELS, new ModelStatus("eye", "vlm", null, 0, true, null, 20.0, Instant.now()));
        await().until(() ->
                json(served.get("/api/v1/models")).at("/models/0/timeout").asDouble() == 20);
        showScene();
        slow = true;

        HttpResponse<String> answer = served.post("/api/v1/ask", askBody());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void whatNobodyWaitsForAnyMoreTakesNoPlace() throws Exception {
        models("eye");
        showScene();
        silent = true;
        ASKED.clear();
        for (int i = 0; i < 8; i++) {
            try (Socket gone = new Socket(InetAddress.getLoopbackAddress(), served.verticle.port())) {
                String body = askBody();
                String request = "POST /api/v1/ask HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Served.ADMIN
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
                gone.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
                int asked = i + 1;
                await().until(() -> ASKED.size() == asked);
            }
        }
        silent = false;

        await().atMost(Duration.ofSeconds(5))
                .until(() -> served.post("/api/v1/ask", askBody()).statusCode() == 200);
    }
}
