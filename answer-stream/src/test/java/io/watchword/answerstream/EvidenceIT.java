package io.watchword.answerstream;

import static io.watchword.answerstream.Served.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.protocol.Answer;
import io.watchword.protocol.AnsweredBy;
import io.watchword.protocol.Frame;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.KafkaSettings;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicPast;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Broker.class)
class EvidenceIT {
    Served served;
    String camera;
    String question;

    @BeforeEach
    void serve() throws Exception {
        served = Served.start();
        camera = Sample.id("cam");
        question = Sample.id("q");
    }

    @AfterEach
    void stop() throws Exception {
        served.close();
    }

    private static String path(Answer answer) {
        return "/api/v1/answers/" + answer.id() + "/evidence.jpg";
    }

    private List<Frame> kept() {
        try (TopicPast<Frame> past = served.bus.past(Topic.EVIDENCE)) {
            return past.read(past.beginnings(), past.ends(), Integer.MAX_VALUE).records().stream()
                    .map(Delivered::value)
                    .filter(Objects::nonNull)
                    .filter(frame -> frame.camera().equals(camera))
                    .toList();
        }
    }

    /** Until the keeper has its share of the answers, which a new member of the group waits for. */
    private Frame keeping() throws Exception {
        List<Frame> frames = new ArrayList<>();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            Frame frame = Sample.picture(camera, 1 + frames.size());
            frames.add(frame);
            served.write(Topic.FRAMES, frame);
            served.write(Topic.ANSWERS, Sample.answer(frame, question, true));
            return !kept().isEmpty();
        });
        return frames.get(frames.size() - 1);
    }

    @Test
    void theFrameThatChangedAnAnswerIsKeptAndShownWithItsBoxes() throws Exception {
        long seq = 1 + keeping().info().seq();
        Frame frame = Sample.picture(camera, seq);
        served.write(Topic.FRAMES, frame);
        Answer answer = Sample.answer(frame, question, true);
        served.write(Topic.ANSWERS, answer);

        await().until(() -> kept().stream().anyMatch(each -> each.info().equals(frame.info())));

        HttpResponse<byte[]> bare = served.getBytes(path(answer) + "?annotated=false");
        assertThat(bare.statusCode()).isEqualTo(200);
        assertThat(bare.body()).isEqualTo(frame.jpeg());
        assertThat(bare.headers().firstValue("X-Frame-Seq")).contains(Long.toString(seq));
        HttpResponse<byte[]> drawn = served.getBytes(path(answer).replace("/q-", "%2Fq-"));
        assertThat(drawn.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(drawn.body()).isNotEqualTo(frame.jpeg());
        assertThat(ImageIO.read(new ByteArrayInputStream(drawn.body())).getWidth())
                .isEqualTo(640);
    }

    @Test
    void aFrameOnWhichSeveralAnswersChangedIsKeptOnce() throws Exception {
        long seq = 1 + keeping().info().seq();
        Frame frame = Sample.picture(camera, seq);
        served.write(Topic.FRAMES, frame);
        for (int i = 0; i < 5; i++) {
            served.write(Topic.ANSWERS, Sample.answer(frame, question + i, true));
        }
        Frame last = Sample.picture(camera, seq + 1);
        served.write(Topic.FRAMES, last);
        served.write(Topic.ANSWERS, Sample.answer(last, question, true));

        await().until(() -> kept().stream().anyMatch(each -> each.info().equals(last.info())));

        assertThat(kept()).filteredOn(each -> each.info().seq() == seq).hasSize(1);
    }

    @Test
    void whatAModelWasShownIsTheEvidenceOfItsAnswerThoughTheFrameHasLongGone() throws Exception {
        long seq = 1 + keeping().info().seq();
        double missing = missing();
        Frame seen = Sample.picture(camera, seq);
        served.write(Topic.EVIDENCE, seen);
        Answer answer = Sample.answer(seen, question, true)
                .by(new AnsweredBy("eye", List.of(new AnsweredBy.Step("eye", "was asked about the whole picture"))));
        served.write(Topic.ANSWERS, answer);
        Frame last = Sample.picture(camera, seq + 1);
        served.write(Topic.FRAMES, last);
        served.write(Topic.ANSWERS, Sample.answer(last, question + "s", true));
        await().until(() -> kept().stream().anyMatch(each -> each.info().equals(last.info())));

        assertThat(served.getBytes(path(answer) + "?annotated=false").body()).isEqualTo(seen.jpeg());
        HttpResponse<byte[]> drawn = served.getBytes(path(answer));
        assertThat(drawn.statusCode()).isEqualTo(200);
        assertThat(drawn.body()).isNotEqualTo(seen.jpeg());
        assertThat(kept()).filteredOn(each -> each.info().seq() == seq).hasSize(1);
        assertThat(missing()).isEqualTo(missing);
        HttpResponse<String> flagged = served.post("/api/v1/answers/" + answer.id() + "/flag", "{}");
        assertThat(json(flagged).path("kept").asBoolean()).isTrue();
    }

    private double missing() {
        return served.meters
                .get("watchword.evidence")
                .tag("outcome", "missing")
                .counter()
                .count();
    }

    @Test
    void whatIsNotKeptIsSaidWithTheReason() throws Exception {
        Frame gone = Sample.picture(camera, 7);
        Answer unkept = Sample.answer(gone, question, false);
        served.write(Topic.ANSWERS, unkept);

        HttpResponse<String> unchanged = served.get(path(unkept));
        HttpResponse<String> unknown = served.get("/api/v1/answers/" + camera + "/" + question + "/99/evidence.jpg");

        assertThat(unchanged.statusCode()).isEqualTo(404);
        assertThat(json(unchanged).path("reason").asText()).contains("did not change");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).path("reason").asText()).contains("7 days");
        assertThat(served.get("/api/v1/answers/a/evidence.jpg").statusCode()).isEqualTo(404);
        assertThat(served.get("/api/v1/answers/a/b/1/other.jpg").statusCode()).isEqualTo(404);
    }

    @Test
    void whatChangedWhileNobodyKeptIsKeptLater() throws Exception {
        long seq = 1 + keeping().info().seq();
        Frame frame = Sample.picture(camera, seq);
        served.close();
        Vertx vertx = Vertx.vertx();
        KafkaBus elsewhere = new KafkaBus(
                vertx, new KafkaSettings(Broker.bootstrap(), 4, 1, null, Map.of()), new SimpleMeterRegistry());
        Served.get(elsewhere.writer(Topic.FRAMES).write(frame));
        Served.get(elsewhere.writer(Topic.ANSWERS).write(Sample.answer(frame, question, true)));
        Served.get(elsewhere.close());
        Served.get(vertx.close());

        served = Served.start();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> kept().stream().anyMatch(each -> each.info().equals(frame.info())));
    }

    @Test
    void anAnswerIsFoundAmongManyThousand() throws Exception {
        String other = Sample.id("cam");
        List<Future<?>> written = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        for (int seq = 1; seq <= 6_000; seq++) {
            Frame frame = new Frame(seq % 3 == 0 ? camera : other, Sample.info(seq), new byte[] {1});
            Answer answer = Sample.answer(frame, question, false);
            answers.add(answer);
            written.add(served.bus.writer(Topic.ANSWERS).write(answer));
        }
        Served.get(Future.all(written));

        for (int seq : new int[] {1, 2, 3, 1_500, 2_999, 3_000, 5_998, 6_000}) {
            HttpResponse<String> found = served.get(path(answers.get(seq - 1)));
            assertThat(json(found).path("reason").asText()).as("seq " + seq).contains("did not change");
        }
        assertThat(json(served.get("/api/v1/answers/" + camera + "/" + question + "/2000/evidence.jpg"))
                        .path("reason")
                        .asText())
                .contains("7 days");
    }
}
