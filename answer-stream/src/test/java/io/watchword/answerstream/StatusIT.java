package io.watchword.answerstream;

import static io.watchword.answerstream.Served.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.watchword.protocol.Answer;
import io.watchword.protocol.CameraState;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicReader;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Broker.class)
class StatusIT {
    Served served;
    String camera;

    @BeforeEach
    void serve() throws Exception {
        served = Served.start();
        camera = Sample.id("cam");
        served.camera(camera);
    }

    @AfterEach
    void stop() throws Exception {
        // other tests shall not wait for its frames to be analysed
        live(Sample.now().minus(Duration.ofMinutes(5)), Sample.now().minus(Duration.ofMinutes(2)));
        served.delete("/api/v1/cameras/" + camera);
        served.close();
    }

    private JsonNode status() throws Exception {
        return json(served.get("/api/v1/status"));
    }

    private JsonNode ofCamera() throws Exception {
        for (JsonNode each : status().path("cameras")) {
            if (each.path("id").asText().equals(camera)) {
                return each;
            }
        }
        throw new AssertionError("no camera");
    }

    private JsonNode perception() throws Exception {
        for (JsonNode each : json(served.get("/health/ready")).path("checks")) {
            if (each.path("name").asText().equals("perception")) {
                return each;
            }
        }
        throw new AssertionError("no check");
    }

    private void live(Instant since, Instant lastFrame) throws Exception {
        served.write(
                Topic.CAMERA_STATUS,
                new CameraStatus(camera, new CameraState.Live(), since, 5, "h264", 640, 480, lastFrame, 0, null));
    }

    @Test
    void whatIsKnownIsToldAndTheRestIsLeftOut() throws Exception {
        assertThat(ofCamera().has("received")).isFalse();

        served.meters
                .counter("watchword.frames", "camera", camera, "outcome", "published")
                .increment(7);
        served.meters
                .counter("watchword.frames", "camera", camera, "outcome", "skipped-still")
                .increment(2);
        served.meters
                .counter("watchword.frames", "camera", camera, "outcome", "failed")
                .increment();
        served.meters
                .timer("watchword.frame.drop.age", "camera", camera, "reason", "superseded")
                .record(Duration.ofMillis(80));
        for (int seq = 1; seq <= 3; seq++) {
            served.write(Topic.SCENES, Sample.scene(camera, seq, 1));
        }
        live(Sample.now(), Sample.now());

        await().until(() -> ofCamera().path("analysed").asInt() == 3);
        await().until(() -> ofCamera().path("state").asText().equals("live"));
        JsonNode known = ofCamera();
        assertThat(known.path("received").asLong()).isEqualTo(9);
        assertThat(known.path("failed").asLong()).isEqualTo(1);
        assertThat(known.path("dropped").toString()).isEqualTo("{\"skipped-still\":2,\"superseded\":1}");
        assertThat(known.at("/latencyMs/p99").isNumber()).isTrue();
        assertThat(status().at("/clients/sse").asInt()).isZero();
        assertThat(status().path("checks").findValuesAsText("name")).contains("broker", "topics", "perception");
    }

    @Test
    void theAgesOfTheNewestPicturesThatWereLookedAtAndAnsweredOnAreTold() throws Exception {
        withdrawWhatOthersAsked();
        String question = Sample.id("q");
        served.post(
                "/api/v1/questions",
                "{\"id\":\"" + question + "\",\"text\":\"How many people are there?\",\"cameras\":[\"" + camera
                        + "\"]}");
        served.write(Topic.SCENES, Sample.scene(camera, 1, 1));
        await().until(() -> ofCamera().has("sceneAgeS"));
        assertThat(ofCamera().has("answerAgeS")).isFalse();

        served.write(Topic.ANSWERS, Sample.answer(camera, question, 1, true));
        await().until(() -> ofCamera().has("answerAgeS"));

        assertThat(ofCamera().path("answerAgeS").asDouble()).isNotNegative();
        served.delete("/api/v1/questions/" + question);
        await().until(() -> !ofCamera().has("answerAgeS"));
    }

    private void withdrawWhatOthersAsked() throws Exception {
        for (JsonNode each : json(served.get("/api/v1/questions")).path("questions")) {
            served.delete("/api/v1/questions/" + each.path("id").asText());
        }
    }

    @Test
    void recordsAreCountedThatAGroupHasNotFinished() throws Exception {
        assertThat(status().path("lag").has("deliveries")).isFalse();
        TopicReader<Answer> deliveries = read();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            served.write(Topic.ANSWERS, Sample.answer(camera, "q", 1, true));
            return status().path("lag").has("deliveries");
        });
        await().atMost(Duration.ofSeconds(30))
                .until(() -> status().at("/lag/deliveries").asLong(-1) == 0);
        deliveries.close().toCompletionStage().toCompletableFuture().join();

        for (int seq = 2; seq <= 6; seq++) {
            served.write(Topic.ANSWERS, Sample.answer(camera, "q", seq, true));
        }

        await().atMost(Duration.ofSeconds(30))
                .until(() -> status().at("/lag/deliveries").asLong() == 5);
    }

    /** As the process that delivers answers does. */
    private TopicReader<Answer> read() {
        Start start = new Start.Group("watchword-deliveries", "test", true, Start.Edge.NEWEST);
        return served.bus
                .read(Topic.ANSWERS, start, batch -> Future.succeededFuture())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @Test
    void aLiveCameraWhoseFramesNobodyAnalysesMakesItUnready() throws Exception {
        assertThat(perception().path("ok").asBoolean()).isTrue();

        // scenes of other tests may be fresh
        await().atMost(Duration.ofSeconds(40)).until(() -> {
            live(Sample.now().minus(Duration.ofMinutes(1)), Sample.now());
            return !perception().path("ok").asBoolean();
        });
        assertThat(served.get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(perception().path("detail").asText()).contains(camera).contains("perception worker");

        served.write(Topic.SCENES, Sample.scene(camera, 1, 1));
        await().until(() -> perception().path("ok").asBoolean());
    }

    @Test
    void theLastWordOfAProcessThatIsGoneCountsForNothing() throws Exception {
        live(Sample.now().minus(Duration.ofMinutes(5)), Sample.now().minus(Duration.ofMinutes(2)));

        await().until(() -> ofCamera().path("state").asText().equals("live"));
        assertThat(perception().path("ok").asBoolean()).isTrue();
    }
}
