package io.watchword.answerstream;

import static io.watchword.answerstream.Served.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.watchword.protocol.Answer;
import io.watchword.protocol.AnsweredBy;
import io.watchword.protocol.Frame;
import io.watchword.protocol.Json;
import io.watchword.protocol.kafka.Position;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Broker.class)
class FeedbackIT {
    static Served served;
    String camera;
    String question;

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
        question = Sample.id("q");
        served.camera(camera);
    }

    private Answer answered(long seq) throws Exception {
        Frame frame = Sample.picture(camera, seq);
        served.write(Topic.FRAMES, frame);
        Answer answer = Sample.answer(frame, question, false);
        served.write(Topic.ANSWERS, answer);
        return answer;
    }

    private HttpResponse<String> flag(String id, String note) throws Exception {
        return served.post("/api/v1/answers/" + id + "/flag", "{\"note\":\"" + note + "\"}");
    }

    private static Map<String, byte[]> unzip(byte[] file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    @Test
    void whatIsFlaggedIsKeptWithItsAnswerAndFrame() throws Exception {
        Answer answer = answered(5);

        HttpResponse<String> said = flag(answer.id(), "that is a statue");

        assertThat(said.statusCode()).isEqualTo(201);
        assertThat(json(said).path("kept").asBoolean()).isTrue();
        JsonNode item = json(served.get("/api/v1/feedback?limit=1")).at("/items/0");
        assertThat(item.path("note").asText()).isEqualTo("that is a statue");
        assertThat(item.path("answer").toString()).isEqualTo(Json.text(answer));
        assertThat(item.path("picture").asText()).isEqualTo("/api/v1/answers/" + answer.id() + "/evidence.jpg");
        HttpResponse<byte[]> picture = served.getBytes(item.path("picture").asText() + "?annotated=false");
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(served.bus.past(Topic.FEEDBACK_FRAMES).ends().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isPositive();
    }

    @Test
    void aModelsAnswerIsFoundThoughItCameLongAfterTheScenesOnItsFrame() throws Exception {
        scenesAnswers(1, 3_000);
        Answer late = modelsAnswer(5);
        scenesAnswers(3_001, 6_000);
        served.write(Topic.ANSWERS, late.refreshed());
        modelsAnswer(4_000);

        flag(late.id(), "not so");

        JsonNode item = json(served.get("/api/v1/feedback?limit=1")).at("/items/0");
        assertThat(item.path("answer").toString()).isEqualTo(Json.text(late));
    }

    private void scenesAnswers(int from, int to) throws Exception {
        TopicWriter<Answer> writer = served.bus.writer(Topic.ANSWERS);
        List<Future<Position>> written = IntStream.rangeClosed(from, to)
                .mapToObj(seq -> writer.write(Sample.answer(camera, question, seq, true)))
                .toList();
        Served.get(Future.all(written));
    }

    private Answer modelsAnswer(long seq) throws Exception {
        Answer answer = Sample.answer(camera, "open-" + question, seq, true).by(new AnsweredBy("eye", List.of()));
        served.write(Topic.ANSWERS, answer);
        return answer;
    }

    @Test
    void whatIsNotKnownAnyMoreIsNotedAllTheSame() throws Exception {
        String id = camera + "/" + question + "/77";

        HttpResponse<String> said = flag(id, "wrong");

        assertThat(said.statusCode()).isEqualTo(201);
        assertThat(json(said).path("kept").asBoolean()).isFalse();
        JsonNode item = json(served.get("/api/v1/feedback?limit=1")).at("/items/0");
        assertThat(item.at("/answer/id").asText()).isEqualTo(id);
        assertThat(item.has("picture")).isFalse();
    }

    @Test
    void pagesGoBackFromTheNewest() throws Exception {
        for (long seq = 1; seq <= 5; seq++) {
            flag(answered(seq).id(), "note " + seq);
        }

        JsonNode first = json(served.get("/api/v1/feedback?limit=2"));
        JsonNode second = json(served.get(
                "/api/v1/feedback?limit=2&cursor=" + first.path("cursor").asText()));

        assertThat(first.path("items").findValuesAsText("note")).containsExactly("note 5", "note 4");
        assertThat(second.path("items").findValuesAsText("note")).containsExactly("note 3", "note 2");
    }

    @Test
    void theExportHasALineForEachAndThePicturesBesideThem() throws Exception {
        Answer answer = answered(9);
        flag(answer.id(), "Größe \\\"quoted\\\"\\nsecond line");
        flag(camera + "/" + question + "/10", "");

        HttpResponse<byte[]> export = served.getBytes("/api/v1/feedback/export.zip");

        assertThat(export.statusCode()).isEqualTo(200);
        assertThat(export.headers().firstValue("Content-Type")).contains("application/zip");
        Map<String, byte[]> entries = unzip(export.body());
        String[] lines = new String(entries.get("feedback.jsonl"), StandardCharsets.UTF_8).split("\n", -1);
        JsonNode line = Arrays.stream(lines)
                .filter(each -> each.contains(answer.id()))
                .map(each -> Json.readTree(each.getBytes(StandardCharsets.UTF_8)))
                .findFirst()
                .orElseThrow();
        assertThat(line.path("note").asText()).isEqualTo("Größe \"quoted\"\nsecond line");
        assertThat(line.path("answer").toString()).isEqualTo(Json.text(answer));
        assertThat(entries.get(line.path("picture").asText())[0]).isEqualTo((byte) 0xff);
    }

    @Test
    void theFrameOfAChangeIsFoundAmongTheEvidence() throws Exception {
        Frame frame = Sample.picture(camera, 3);
        Answer answer = Sample.answer(frame, question, true);
        served.write(Topic.ANSWERS, answer);
        Served.get(served.bus.writer(Topic.EVIDENCE).write(frame, frame.info().capturedAt()));

        await().until(() -> json(flag(answer.id(), "")).path("kept").asBoolean());
    }
}
