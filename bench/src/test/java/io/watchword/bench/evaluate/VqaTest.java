package io.watchword.bench.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.bench.answers.Found;
import io.watchword.bench.answers.Reply;
import io.watchword.protocol.Json;
import io.watchword.standalone.UserException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VqaTest {
    private static final String QUESTIONS =
            """
            {"questions":[
              {"question_id":11,"image_id":1,"question":"Is it red?"},
              {"question_id":12,"image_id":1,"question":"Why?"},
              {"question_id":21,"image_id":2,"question":"Is it blue?"}]}
            """;

    @TempDir
    private Path folder = Path.of("");

    private final AllYes route = new AllYes();

    /** Says yes to everything but why, and counts how often it looked. */
    private static final class AllYes implements Route, Route.View {
        private int looked;

        @Override
        public Map<String, String> settings() {
            return Map.of("route", "yes");
        }

        @Override
        public View look(Mat bgr) {
            looked++;
            return this;
        }

        @Override
        public Reply answer(String question) {
            return question.equals("Why?") ? new Reply.Not("refused") : new Reply.Said("existence", "Yes.");
        }

        @Override
        public Found ground(String expression) {
            return Found.NOT_UNDERSTOOD;
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void pictures() {
        for (String name : List.of("COCO_val2014_000000000001.jpg", "000000000002.jpg")) {
            Photos.write(folder.resolve(name));
        }
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private Path gzipped(String name, String content) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return folder.resolve(name);
    }

    private static String annotation(long question, String type, String answer, int times) {
        List<String> answers = new ArrayList<>(Collections.nCopies(times, answer));
        answers.addAll(Collections.nCopies(10 - times, "something else"));
        return "{\"question_id\":" + question + ",\"answer_type\":\"" + type + "\",\"answers\":"
                + Json.text(answers.stream().map(each -> Map.of("answer", each)).toList()) + "}";
    }

    private VqaRun run(Path questions, Journal journal) {
        VqaRun run = new VqaRun(route, questions);
        try (Pictures pictures = Pictures.at(folder)) {
            new Walk(pictures, journal).over(run.pictures(), run);
        }
        return run;
    }

    private static Journal noJournal() {
        return Journal.open(null, new Journal.Heading("vqa", Map.of(), Map.of()));
    }

    private static String printed(VqaScore score) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        score.printProblems(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theAccuracyIsToldByTheTypeOfTheAnswer() throws IOException {
        VqaRun run = run(file("q.json", QUESTIONS), noJournal());
        Path annotations = gzipped(
                "a.json.gz",
                "{\"info\":{\"x\":[1]},\"annotations\":["
                        + String.join(
                                ",",
                                annotation(11, "yes/no", "yes", 10),
                                annotation(12, "other", "unknown", 2),
                                annotation(21, "yes/no", "yes", 1))
                        + "]}");

        Map<String, VqaScore.Figures> figures = new VqaScore(run, annotations).figures();

        assertThat(figures).containsOnlyKeys("all", "yes/no", "other");
        assertThat(figures.get("yes/no").accuracy()).isEqualTo(65, within(1e-9));
        assertThat(figures.get("yes/no").answered()).isEqualTo(2);
        assertThat(figures.get("other").accuracy()).isEqualTo(60, within(1e-9));
        assertThat(figures.get("other").answered()).isZero();
    }

    @Test
    void everyQuestionOfTheFileIsInWhatIsSubmitted() throws IOException {
        Files.delete(folder.resolve("000000000002.jpg"));
        Path results = folder.resolve("results.json");

        run(file("q.json", QUESTIONS), noJournal()).write(results);

        JsonNode written = Json.readTree(Files.readAllBytes(results));
        assertThat(written)
                .extracting(each -> each.path("question_id").asLong() + " "
                        + each.path("answer").asText())
                .containsExactly("11 Yes.", "12 unknown", "21 unknown");
    }

    @Test
    void questionsWithoutAnnotationAndTheOtherWayRoundAreNamed() throws IOException {
        VqaRun run = run(file("q.json", QUESTIONS), noJournal());
        Path annotations = file(
                "a.json", "[" + annotation(11, "yes/no", "yes", 10) + "," + annotation(99, "yes/no", "yes", 10) + "]");

        VqaScore score = new VqaScore(run, annotations);

        assertThat(score.figures().get("all")).isEqualTo(new VqaScore.Figures(1, 1, 100, 100));
        assertThat(printed(score)).contains("question 12", "question 21", "question 99");
        assertThat(score.unmatched()).isEqualTo(Map.of("questions", 2, "annotations", 1));
    }

    @Test
    void aRunThatWasStoppedGoesOn() throws IOException {
        Path questions = file("q.json", QUESTIONS);
        Path file = folder.resolve("journal");
        Journal.Heading heading = new Journal.Heading("vqa", route.settings(), Map.of("questions", "1f"));
        try (Journal journal = Journal.open(file, heading)) {
            run(questions, journal);
        }
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 9));
        route.looked = 0;

        try (Journal journal = Journal.open(file, heading)) {
            VqaRun resumed = run(questions, journal);
            assertThat(resumed.outcome(11)).isEqualTo(new VqaRun.Outcome("answered", "Yes."));
            assertThat(resumed.outcome(21)).isEqualTo(new VqaRun.Outcome("answered", "Yes."));
        }

        assertThat(route.looked).isEqualTo(1);
        assertThat(file).hasContent(whole);
    }

    @Test
    void brokenFilesAreNamed() throws IOException {
        Path cut = file("q.json", QUESTIONS.substring(0, 90));
        Path bare = file("bare.json", "{\"questions\":[{\"question\":\"Why?\"}]}");
        Path twice = file("twice.json", QUESTIONS.replace("21", "11"));

        assertThatThrownBy(() -> new VqaRun(route, cut))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("q.json");
        assertThatThrownBy(() -> new VqaRun(route, bare)).hasMessageContaining("question_id");
        assertThatThrownBy(() -> new VqaRun(route, twice)).hasMessageContaining("question 11 twice");
        assertThatThrownBy(() -> VqaAnnotation.forEach(bare, each -> {})).hasMessageContaining("annotations");
    }
}
