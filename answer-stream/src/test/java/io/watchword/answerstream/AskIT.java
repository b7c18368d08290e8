package io.watchword.answerstream;

import static io.watchword.answerstream.Served.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.protocol.CameraState;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.kafka.Topic;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Broker.class)
class AskIT {
    static Served served;
    String camera;

    @BeforeAll
    static void serve() throws Exception {
        served = Served.start();
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    @BeforeEach
    void connect() throws Exception {
        camera = Sample.id("cam");
        served.camera(camera);
    }

    private JsonNode ask(String more) throws Exception {
        HttpResponse<String> reply = served.post(
                "/api/v1/ask", "{\"text\":\"How many people are there?\",\"camera\":\"" + camera + "\"" + more + "}");
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return json(reply);
    }

    @Test
    void aQuestionIsAnsweredFromTheLatestScene() throws Exception {
        served.write(Topic.SCENES, Sample.scene(camera, 1, 1));
        served.write(Topic.SCENES, Sample.scene(camera, 2, 3));
        await().until(() -> ask("").at("/frame/seq").asLong() == 2);

        JsonNode answer = ask("");

        assertThat(answer.path("question").asText()).isEqualTo("ask");
        assertThat(answer.at("/answer/type").asText()).isEqualTo("count");
        assertThat(answer.at("/answer/value").asInt()).isEqualTo(3);
        assertThat(answer.path("regions")).hasSize(3);
        assertThat(answer.path("understood").asText()).isNotEmpty();
        assertThat(answer.path("approximations").isArray()).isTrue();
    }

    @Test
    void theStepsThatLedToTheAnswerCanBeAskedFor() throws Exception {
        served.write(Topic.SCENES, Sample.scene(camera, 1, 3));
        await().until(() -> ask("").at("/frame/seq").asLong() == 1);

        JsonNode traced = ask(",\"trace\":true");

        assertThat(traced.at("/trace/0/module").asText()).isEqualTo("find");
        assertThat(traced.at("/trace/0/tracks")).hasSize(3);
        assertThat(traced.at("/trace/1/module").asText()).isEqualTo("count");
        assertThat(traced.at("/trace/1/inputs/0").asInt()).isZero();
        assertThat(traced.at("/trace/1/answer")).isEqualTo(traced.path("answer"));
        assertThat(ask("").has("trace")).isFalse();
    }

    @Test
    void withoutAFreshSceneTheAnswerIsUnknownAndSaysWhy() throws Exception {
        assertThat(ask("").at("/answer/type").asText()).isEqualTo("unknown");

        served.write(Topic.CAMERA_STATUS, Sample.status(camera, new CameraState.Stalled(), "no frames for 5 s"));
        FrameInfo old = FrameInfo.live(1, Instant.now().minus(Duration.ofMinutes(1)), 640, 480);
        served.write(Topic.SCENES, Sample.scene(camera, old, 3));

        await().until(() -> ask("").at("/answer/reason").asText().contains("no frames for 5 s"));
        assertThat(ask("").at("/answer/type").asText()).isEqualTo("unknown");
    }

    @Test
    void thePastCanBeAsked() throws Exception {
        Instant before = Sample.now();
        served.write(Topic.SCENES, Sample.scene(camera, 1, 1));
        Instant between = Sample.now();
        served.write(Topic.SCENES, Sample.scene(camera, 2, 2));
        Instant after = Sample.now();

        assertThat(ask(",\"at\":\"" + between + "\"").at("/answer/value").asInt())
                .isEqualTo(1);
        assertThat(ask(",\"at\":\"" + after + "\"").at("/answer/value").asInt()).isEqualTo(2);
        assertThat(ask(",\"from\":\"" + before + "\",\"to\":\"" + after + "\"")
                        .at("/answer/value")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void theLastMinuteEndsWithWhatTheCameraShowedLastWhateverItsClockSays() throws Exception {
        for (int ahead : new int[] {-25, 25}) {
            camera = Sample.id("cam");
            served.camera(camera);
            Instant now = Sample.now().plusSeconds(ahead);
            for (int i = 20; i >= 0; i--) {
                FrameInfo info = FrameInfo.live(20 - i, now.minusSeconds(i), 640, 480);
                served.write(Topic.SCENES, Sample.scene(camera, info, i == 0 ? 2 : 0));
            }
            await().until(() -> ask(",\"lastS\":10").at("/frame/seq").asLong() == 20);

            JsonNode told = ask(",\"lastS\":10,\"timeline\":true");

            assertThat(told.at("/answer/value").asInt()).isEqualTo(2);
            assertThat(Instant.parse(told.path("to").asText())).isBetween(now, now.plusSeconds(8));
            assertThat(Duration.between(
                            Instant.parse(told.path("from").asText()),
                            Instant.parse(told.path("to").asText())))
                    .isEqualTo(Duration.ofSeconds(10));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"lastS\":0",
                "\"lastS\":604801",
                "\"lastS\":\"60\"",
                "\"lastS\":60,\"from\":\"2026-01-05T10:15:30Z\"",
                "\"lastS\":60,\"at\":\"2026-01-05T10:15:30Z\""
            })
    void aLengthThatMeansNothingIsRefused(String body) throws Exception {
        HttpResponse<String> reply = served.post(
                "/api/v1/ask", "{\"text\":\"Is anyone there?\",\"camera\":\"" + camera + "\"," + body + "}");

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(422);
        assertThat(reply.body()).contains("lastS");
    }

    private String asked(String text, String more) throws Exception {
        String body = "{\"text\":\"" + text + "\",\"camera\":\"" + camera + "\"" + more + "}";
        HttpResponse<String> reply = served.post("/api/v1/ask", body);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return json(reply).at("/answer/text").asText();
    }

    @Test
    void aTimeThatIsOverCanBeAskedAbout() throws Exception {
        Instant now = Sample.now();
        for (int i = 40; i >= 0; i--) {
            FrameInfo info = FrameInfo.live(40 - i, now.minus(Duration.ofSeconds(i)), 640, 480);
            served.write(Topic.SCENES, Sample.scene(camera, info, i == 25 ? 2 : 0));
        }
        await().until(() -> ask("").at("/frame/seq").asLong() == 40);

        assertThat(asked("Was there anyone in the last 35 seconds?", "")).isEqualTo("yes");
        assertThat(asked("Was there anyone in the last 15 seconds?", "")).isEqualTo("no");
        assertThat(asked("Was there anyone in the last hour?", "")).isEqualTo("yes");
        assertThat(asked("Was there a dog in the last hour?", "")).isEqualTo("unknown");
        assertThat(asked("When was the last person seen?", ""))
                .isEqualTo(now.minus(Duration.ofSeconds(25)).toString());
        String back = ",\"at\":\"" + now.minus(Duration.ofSeconds(3)) + "\"";
        assertThat(asked("Was there anyone in the last 23 seconds?", "")).isEqualTo("no");
        assertThat(asked("Was there anyone in the last 23 seconds?", back)).isEqualTo("yes");
        String stretch = ",\"from\":\"" + now.minus(Duration.ofSeconds(30)) + "\",\"to\":\""
                + now.minus(Duration.ofSeconds(2)) + "\"";
        assertThat(asked("How many people have been seen in the last 5 minutes?", stretch))
                .isEqualTo("2");
    }

    @Test
    void theChangesOfAnAnswerOverATimeAreATimeline() throws Exception {
        Instant start = Sample.now().minus(Duration.ofSeconds(81));
        // a flicker at 25, nothing seen from 41 to 60
        for (int i = 0; i <= 80; i++) {
            if (i <= 40 || i > 60) {
                int people = i == 25 ? 3 : i < 20 ? 1 : i > 60 ? 4 : 2;
                for (int part = 0; part < (i == 25 ? 1 : 3); part++) {
                    Instant at = start.plusSeconds(i).plusMillis(300L * part);
                    served.write(
                            Topic.SCENES, Sample.scene(camera, FrameInfo.live(i * 10L + part, at, 640, 480), people));
                }
            }
        }
        String range = ",\"from\":\"" + start + "\",\"to\":\"" + Sample.now() + "\",\"timeline\":true";

        JsonNode asked = ask(range);

        assertThat(asked.at("/answer/value").asInt()).isEqualTo(4);
        assertThat(asked.path("timeline").findValuesAsText("text")).containsExactly("1", "2", "unknown", "4");
        JsonNode second = asked.at("/timeline/1");
        assertThat(Instant.parse(second.path("from").asText())).isEqualTo(start.plusSeconds(20));
        assertThat(Instant.parse(second.path("to").asText()))
                .isEqualTo(Instant.parse(asked.at("/timeline/2/from").asText()));
        assertThat(second.at("/frame/seq").asLong()).isBetween(200L, 210L);
        assertThat(asked.has("truncated")).isFalse();
        assertThat(ask("").has("timeline")).isFalse();
    }

    @Test
    void aTimelineOfAQuestionAboutWhatWasBefore() throws Exception {
        Instant start = Sample.now().minus(Duration.ofSeconds(31));
        for (int i = 0; i <= 30; i++) {
            Instant at = start.plusSeconds(i);
            served.write(Topic.SCENES, Sample.scene(camera, FrameInfo.live(i, at, 640, 480), i == 10 ? 1 : 0));
        }
        String body = "{\"text\":\"Was there anyone in the last 5 seconds?\",\"camera\":\"" + camera + "\",\"from\":\""
                + start + "\",\"to\":\"" + Sample.now() + "\",\"timeline\":true}";

        JsonNode asked = json(served.post("/api/v1/ask", body));

        assertThat(asked.path("timeline").findValuesAsText("text")).containsSubsequence("no", "yes", "no");
    }

    @Test
    void aTimelineIsOverATime() throws Exception {
        String body = "{\"text\":\"How many people are there?\",\"camera\":\"" + camera + "\",\"timeline\":true}";

        assertThat(served.post("/api/v1/ask", body).statusCode()).isEqualTo(422);
    }

    @Test
    void anExpressionIsGroundedInBoxes() throws Exception {
        served.write(Topic.SCENES, Sample.scene(camera, 1, 2));
        String body = "{\"expression\":\"the person\",\"camera\":\"" + camera + "\"}";
        await().until(() -> served.post("/api/v1/ground", body).statusCode() == 200);

        JsonNode grounded = json(served.post("/api/v1/ground", body));

        assertThat(grounded.path("regions")).isNotEmpty();
        assertThat(grounded.at("/regions/0/box")).hasSize(4);
        assertThat(grounded.at("/frame/seq").asLong()).isEqualTo(1);
    }

    @Test
    void aPlaceInThePictureIsDescribed() throws Exception {
        served.write(Topic.SCENES, Sample.scene(camera, 1, 2));
        String body = "{\"camera\":\"" + camera + "\",\"box\":[5,35,40,90]}";
        await().until(() -> served.post("/api/v1/describe", body).statusCode() == 200);

        JsonNode described = json(served.post("/api/v1/describe", body));

        assertThat(described.path("text").asText()).isEqualTo("A person, left of a person.");
        assertThat(described.path("things")).hasSize(1);
        assertThat(described.at("/things/0/box")).hasSize(4);
        assertThat(described.at("/relations/0/relation").asText()).isEqualTo("left of");
        assertThat(described.at("/frame/seq").asLong()).isEqualTo(1);
    }

    @Test
    void aPlaceThatIsNoneIsRefused() throws Exception {
        String start = "{\"camera\":\"" + camera + "\",\"box\":";
        for (String box : List.of("[1,2,3]", "\"all\"", "[1,2,-3,4]", "[0,0,1e9,1]", "null")) {
            HttpResponse<String> refused = served.post("/api/v1/describe", start + box + "}");
            assertThat(refused.statusCode()).as(box).isEqualTo(422);
            assertThat(json(refused).path("field").asText()).isEqualTo("box");
        }
    }
}
