package io.watchword.answerstream;

import static io.watchword.answerstream.Served.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Feedback;
import io.watchword.protocol.Json;
import io.watchword.protocol.kafka.Position;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicPast;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Broker.class)
class HistoryIT {
    private static final int ANSWERS = 2_000;

    static Served served;
    static String question = Sample.id("q");
    static List<String> cameras =
            LongStream.range(0, 8).mapToObj(i -> Sample.id("cam")).toList();

    @BeforeAll
    static void serve() throws Exception {
        served = Served.start();
        List<Future<Position>> written = new ArrayList<>();
        for (long seq = 0; seq < ANSWERS; seq++) {
            String camera = cameras.get((int) (seq % cameras.size()));
            written.add(served.bus.writer(Topic.ANSWERS).write(Sample.answer(camera, question, seq, seq % 2 == 0)));
        }
        Served.get(Future.all(written));
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    private static List<JsonNode> everything(String query) throws Exception {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            HttpResponse<String> page = served.get("/api/v1/answers?question=" + question + query + cursor);
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            json(page).path("answers").forEach(all::add);
            JsonNode next = json(page).path("cursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asText();
        } while (!cursor.isEmpty());
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"asc", "desc"})
    void anAnswerThatIsInTheLogTwiceIsShownOnce(String order) throws Exception {
        String other = Sample.id("q");
        String camera = Sample.id("cam");
        for (int seq : new int[] {1, 2, 1, 2, 3}) {
            Served.get(served.bus.writer(Topic.ANSWERS).write(Sample.answer(camera, other, seq, true)));
        }

        JsonNode page = json(served.get("/api/v1/answers?question=" + other + "&order=" + order));

        assertThat(page.path("answers").findValuesAsText("seq"))
                .containsExactlyElementsOf(order.equals("asc") ? List.of("1", "2", "3") : List.of("3", "2", "1"));
    }

    @ParameterizedTest
    @CsvSource({"asc,1000", "asc,150", "desc,1000", "desc,150"})
    void pagesShowEverythingOnceInOrder(String order, int limit) throws Exception {
        List<JsonNode> all = everything("&refresh=true&order=" + order + "&limit=" + limit);

        assertThat(all.stream().map(answer -> answer.at("/frame/seq").asLong()))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, ANSWERS).boxed().toList());
        for (String camera : cameras) {
            List<Long> seqs = all.stream()
                    .filter(answer -> answer.path("camera").asText().equals(camera))
                    .map(answer -> answer.at("/frame/seq").asLong())
                    .toList();
            assertThat(seqs).isSortedAccordingTo(order.equals("asc") ? Long::compare : (a, b) -> Long.compare(b, a));
        }
    }

    @Test
    void onlyChangesAreShownUnlessAskedFor() throws Exception {
        assertThat(everything("&limit=1000")).hasSize(ANSWERS / 2);
    }

    @Test
    void aPageIsNoLongerThanAskedAndHoldsTheExactStoredText() throws Exception {
        Answer answer = Sample.answer(cameras.get(0), Sample.id("q"), 1, true, "Größe \uD83E\uDD84");
        served.write(Topic.ANSWERS, answer);

        String page =
                served.get("/api/v1/answers?question=" + answer.question()).body();

        assertThat(page)
                .isEqualTo("{\"answers\":[" + new String(Json.write(answer), StandardCharsets.UTF_8)
                        + "],\"cursor\":null}");
        assertThat(json(served.get("/api/v1/answers?question=" + question + "&limit=3"))
                        .path("answers"))
                .hasSize(3);
    }

    @Test
    void aCameraAndAStretchOfTimeCanBeChosen() throws Exception {
        String one = Sample.id("q");
        served.write(Topic.ANSWERS, Sample.answer(cameras.get(1), one, 1, true));
        Position second =
                Served.get(served.bus.writer(Topic.ANSWERS).write(Sample.answer(cameras.get(2), one, 2, true)));
        Instant at = writtenAt(second);

        assertThat(json(served.get("/api/v1/answers?question=" + one + "&camera=" + cameras.get(1)))
                        .path("answers"))
                .hasSize(1);
        assertThat(json(served.get("/api/v1/answers?question=" + one + "&from=" + at.plusMillis(1)))
                        .path("answers"))
                .isEmpty();
        assertThat(json(served.get("/api/v1/answers?question=" + one + "&from=" + at))
                        .at("/answers")
                        .findValuesAsText("seq"))
                .contains("2");
        assertThat(json(served.get("/api/v1/answers?question=" + one + "&to=" + at))
                        .path("answers"))
                .hasSize(2);
        assertThat(json(served.get("/api/v1/answers?question=" + one + "&to=2020-01-01T00:00:00Z"))
                        .path("answers"))
                .isEmpty();
    }

    private static Instant writtenAt(Position position) {
        try (TopicPast<Answer> past = served.bus.past(Topic.ANSWERS)) {
            return past.read(
                            java.util.Map.of(position.partition(), position.offset()),
                            java.util.Map.of(position.partition(), position.offset() + 1),
                            1)
                    .records()
                    .get(0)
                    .timestamp();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cam/q-1/17", "cam%2Fq-1%2F17", "cam/q-1/17/unavailable"})
    void anAnswerIsFlagged(String id) throws Exception {
        long before = feedback().size();

        HttpResponse<String> flagged = served.post("/api/v1/answers/" + id + "/flag", "{\"note\":\"it was a statue\"}");

        assertThat(flagged.statusCode()).isEqualTo(201);
        assertThat(feedback()).hasSize((int) before + 1);
        Feedback said = feedback().get((int) before);
        assertThat(said.answer()).startsWith("cam/q-1/17");
        assertThat(said.note()).isEqualTo("it was a statue");
        assertThat(served.send(served.request("/api/v1/answers/" + id + "/flag")
                                .POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(201);
    }

    private static List<Feedback> feedback() {
        try (TopicPast<Feedback> past = served.bus.past(Topic.FEEDBACK)) {
            return past.read(past.beginnings(), past.ends(), 1_000).records().stream()
                    .map(record -> record.value())
                    .filter(said -> said != null)
                    .sorted(java.util.Comparator.comparing(Feedback::at))
                    .toList();
        }
    }
}
