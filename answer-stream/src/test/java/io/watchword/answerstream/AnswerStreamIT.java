package io.watchword.answerstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.watchword.answerstream.stream.StreamLimits;
import io.watchword.protocol.Json;
import io.watchword.protocol.kafka.Topic;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Broker.class)
class AnswerStreamIT {
    Served served;
    String camera;
    String question;

    @BeforeEach
    void serve() throws Exception {
        served = Served.start(new StreamLimits(5, 1_000, 1 << 20, Duration.ofMillis(200)));
        camera = Sample.id("cam");
        question = Sample.id("q");
    }

    @AfterEach
    void stop() throws Exception {
        served.close();
    }

    private void answer(long seq, boolean changed) throws Exception {
        served.write(Topic.ANSWERS, Sample.answer(camera, question, seq, changed));
    }

    private SseReader open() throws Exception {
        return SseReader.open(served, "?question=" + question);
    }

    @Test
    void theCurrentAnswerComesFirstThenChanges() throws Exception {
        SseReader witness = SseReader.open(served, "?refresh=true&question=" + question);
        answer(1, true);
        answer(2, false);
        await().until(() -> witness.seqs().contains(2L));

        SseReader reader = open().whenLive();
        assertThat(reader.seqs()).containsExactly(2L);
        answer(3, false);
        answer(4, true);

        await().until(() -> reader.seqs().contains(4L));
        assertThat(reader.seqs()).containsExactly(2L, 4L);
        assertThat(witness.seqs()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aQuestionThatWantsEveryFrameGetsEveryFrame() throws Exception {
        served.post(
                "/api/v1/questions",
                "{\"id\":\"" + question + "\",\"text\":\"How many people are there?\",\"emit\":\"every\"}");
        SseReader reader = open().whenLive();

        for (long seq = 1; seq <= 5; seq++) {
            answer(seq, false);
        }

        await().until(() -> reader.seqs().size() == 5);
    }

    @Test
    void answersArriveExactlyAsTheyAreStored() throws Exception {
        SseReader reader = open().whenLive();
        var answer = Sample.answer(camera, question, 1, true, "Größe \uD83E\uDD84 \"quoted\"\nsecond line");

        served.write(Topic.ANSWERS, answer);

        await().until(() -> reader.answers().size() == 1);
        assertThat(reader.answers().get(0).data()).isEqualTo(new String(Json.write(answer), StandardCharsets.UTF_8));
    }

    @Test
    void aClientThatComesBackMissesNothingAndGetsNothingTwice() throws Exception {
        SseReader first = open().whenLive();
        for (long seq = 1; seq <= 5; seq++) {
            answer(seq, true);
        }
        await().until(() -> first.seqs().size() == 5);
        String lastId = first.answers().get(2).id();
        served.close();

        served = Served.start();
        for (long seq = 6; seq <= 700; seq++) {
            served.bus.writer(Topic.ANSWERS).write(Sample.answer(camera, question, seq, true));
        }
        SseReader second = SseReader.resume(served, "?question=" + question, lastId);
        for (long seq = 701; seq <= 1_400; seq++) {
            served.bus.writer(Topic.ANSWERS).write(Sample.answer(camera, question, seq, true));
        }
        answer(1_401, true);

        await().atMost(Duration.ofSeconds(30)).until(() -> second.seqs().contains(1_401L));
        assertThat(second.seqs())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(4, 1_401).boxed().toList());
    }

    @Test
    void aRestartedServerKnowsTheCurrentAnswers() throws Exception {
        answer(7, true);
        served.close();

        served = Served.start();

        assertThat(open().whenLive().seqs()).containsExactly(7L);
    }

    @Test
    void everyIdResumesRightBehindItsEvent() throws Exception {
        SseReader first = open().whenLive();
        for (long seq = 1; seq <= 6; seq++) {
            answer(seq, true);
        }
        await().until(() -> first.seqs().size() == 6);

        for (int i = 0; i < 5; i++) {
            SseReader again = SseReader.resume(
                    served, "?question=" + question, first.answers().get(i).id());
            List<Long> rest = LongStream.rangeClosed(i + 2, 6).boxed().toList();
            await().until(() -> again.seqs().size() >= rest.size());
            assertThat(again.seqs()).isEqualTo(rest);
            again.close();
        }
    }

    @Test
    void anIdThatIsNoIdIsRefusedAndOneOfAnotherLogStartsAnew() throws Exception {
        answer(1, true);
        HttpResponse<String> refused = served.send(served.request("/api/v1/answers/stream")
                .header("Last-Event-ID", "what")
                .GET());
        assertThat(refused.statusCode()).isEqualTo(400);

        SseReader foreign = SseReader.resume(served, "?question=" + question, "0:999999999,1:0,2:0,3:0");

        await().until(() -> foreign.seqs().contains(1L));
        assertThat(foreign.comments).anyMatch(comment -> comment.contains("not of this log"));
    }

    @Test
    void onlyWhatIsAskedForComes() throws Exception {
        String other = Sample.id("q");
        String elsewhere = Sample.id("cam");
        SseReader reader = SseReader.open(
                        served, "?question=" + question + "," + other + "&camera=" + camera + "&camera=unused")
                .whenLive();

        served.write(Topic.ANSWERS, Sample.answer(elsewhere, question, 1, true));
        served.write(Topic.ANSWERS, Sample.answer(camera, Sample.id("q"), 2, true));
        served.write(Topic.SCENES, Sample.scene(camera, 3, 1));
        answer(4, true);
        served.write(Topic.ANSWERS, Sample.answer(camera, other, 5, true));

        await().until(() -> reader.seqs().size() == 2);
        assertThat(reader.seqs()).containsExactlyInAnyOrder(4L, 5L);
        assertThat(reader.named("scene")).isEmpty();
    }

    @Test
    void scenesCamerasAndQuestionsAreToldToo() throws Exception {
        SseReader reader = SseReader.open(served, "?scenes=true&camera=" + camera + "&question=" + question)
                .whenLive();

        served.write(Topic.SCENES, Sample.scene(camera, 3, 2));
        served.post("/api/v1/cameras", "{\"id\":\"" + camera + "\",\"url\":\"rtsp://a:hunter2@10.0.0.1/\"}");
        served.write(Topic.CAMERA_STATUS, Sample.live(camera));
        served.question(question);
        served.delete("/api/v1/questions/" + question);
        await().until(() -> reader.named("camera").stream()
                .anyMatch(event -> event.json().path("state").asText().equals("live")));
        served.delete("/api/v1/cameras/" + camera);

        await().until(() -> reader.named("camera").stream()
                .anyMatch(event -> event.json().path("deleted").asBoolean()));
        await().until(() -> reader.named("question").size() == 2);
        assertThat(reader.named("question").get(1).json().path("deleted").asBoolean())
                .isTrue();
        await().until(() -> reader.named("scene").size() == 1);
        assertThat(reader.events.toString()).doesNotContain("hunter2");
    }

    @Test
    void aHeartbeatKeepsTheConnectionAwake() throws Exception {
        SseReader reader = open();

        await().until(() -> reader.comments.size() >= 2);
    }

    @Test
    void aClientThatDoesNotReadIsClosedAndComesBackWithItsLastId() throws Exception {
        try (SlowClient slow = SlowClient.open(served, "?scenes=true&question=" + question)) {
            await().until(() -> served.metric("watchword_sse_clients") == 1);
            SseReader witness = open().whenLive();
            String padding = "x".repeat(20_000);
            long seq = 0;
            while (served.metric("watchword_sse_dropped_total{reason=\"slow-client\"}") == 0) {
                served.write(Topic.SCENES, Sample.scene(camera, seq, 20));
                for (int i = 0; i < 20; i++) {
                    served.write(Topic.ANSWERS, Sample.answer(camera, question, ++seq, true, padding));
                }
            }
            long last = seq;
            await().until(() -> witness.seqs().contains(last));

            String text = new String(slow.readToEnd(), StandardCharsets.UTF_8);

            assertThat(text).contains("event: closing");
            int idAt = text.lastIndexOf("\nid: ");
            String lastId = text.substring(idAt + 5, text.indexOf('\n', idAt + 5));
            long had = text.lines().filter(line -> line.equals("event: answer")).count();
            assertThat(had).isLessThan(last);
            SseReader back = SseReader.resume(served, "?question=" + question, lastId);
            await().atMost(Duration.ofSeconds(30)).until(() -> back.seqs().contains(last));
            assertThat(back.seqs())
                    .isEqualTo(LongStream.rangeClosed(had + 1, last).boxed().toList());
            assertThat(witness.ended).isFalse();
        }
    }

    @Test
    void scenesForAClientThatDoesNotReadAreConflated() throws Exception {
        try (SlowClient slow = SlowClient.open(served, "?scenes=true&camera=" + camera)) {
            await().until(() -> served.metric("watchword_sse_clients") == 1);
            long seq = 0;
            while (served.metric("watchword_sse_dropped_total{reason=\"scene-conflated\"}") < 50) {
                served.bus.writer(Topic.SCENES).write(Sample.scene(camera, seq, 150));
                served.write(Topic.SCENES, Sample.scene(camera, ++seq, 150));
            }

            assertThat(served.metric("watchword_sse_clients")).isEqualTo(1);
            assertThat(slow.isOpen()).isTrue();
        }
    }

    @Test
    void oneClientTooManyIsRefused() throws Exception {
        for (int i = 0; i < 5; i++) {
            open().whenLive();
        }

        HttpResponse<String> refused = served.get("/api/v1/answers/stream");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void aClientThatLeavesIsForgotten() throws Exception {
        SseReader reader = open().whenLive();
        assertThat(served.metric("watchword_sse_clients")).isEqualTo(1);

        reader.close();

        await().until(() -> served.metric("watchword_sse_clients") == 0);
    }

    @Test
    void clientsAreToldThatTheServerStops() throws Exception {
        SseReader reader = open().whenLive();

        Served.get(served.vertx.undeploy(served.verticle.deploymentID()));

        await().until(() -> reader.ended);
        assertThat(reader.named("closing")).hasSize(1);
    }
}
