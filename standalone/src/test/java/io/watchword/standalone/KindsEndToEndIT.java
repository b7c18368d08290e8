package io.watchword.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.models.EmbeddedModels;
import io.watchword.protocol.Json;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A classifier that takes what is white for an ambulance and what is red for a fire engine, on the demo clip, on which
 * a white van stands throughout.
 */
class KindsEndToEndIT {
    private static final String BREED = "What breed is the dog?";

    @TempDir
    Path temp;

    @Test
    void aNounThatOnlyTheClassifierKnowsIsAskedAboutFromTheSettingsToTheStream() throws Exception {
        Path config = Paint.configure(temp);
        try (RunningWatchword running =
                RunningWatchword.run(temp.resolve("data"), config, "--ask", "Is there an ambulance?", "--ask", BREED)) {
            Api api = new Api(running.address());
            await().atMost(Duration.ofSeconds(60))
                    .until(() ->
                            api.json("/api/v1/models").at("/models/0/ready").asBoolean());
            JsonNode model = api.json("/api/v1/models").at("/models/0");
            assertThat(model.path("task").asText()).isEqualTo("classify");
            assertThat(model.has("kinds")).isFalse();
            assertThat(api.json("/api/v1/questions").findValuesAsText("text"))
                    .as("it is not understood without the classifier, and waits for it")
                    .contains(BREED);

            assertThat(api.firstAnswer(each -> each.text().contains("ambulance")
                                    && !each.answer().isUnknown()
                                    && each.byKinds())
                            .answer()
                            .value()
                            .text())
                    .isEqualToIgnoringCase("yes");
            await().atMost(Duration.ofSeconds(60)).until(() -> asked(api, "What kind of truck is there?")
                    .at("/answer/value")
                    .asText()
                    .equals("ambulance"));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                JsonNode value = asked(api, "Is there a fire engine?").at("/answer/value");
                return value.isBoolean() && !value.asBoolean();
            });
            assertThat(asked(api, "Is there a fire engine?").path("byKinds").asBoolean())
                    .isTrue();
            assertThat(asked(api, "Is there a truck?").has("byKinds")).isFalse();
            HttpResponse<byte[]> refused =
                    api.post("/api/v1/ask", "{\"camera\":\"path\",\"text\":\"Is it open?\",\"model\":\"paint\"}");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(new String(refused.body(), UTF_8)).contains("tells the scene what kinds of things there are");
            assertThat(running.interrupt()).isZero();
        }
    }

    @Test
    void aQuestionThatNeedsAClassifierWhichCanNotBeUsedIsRefusedWithTheReason() throws Exception {
        Path config = Files.writeString(
                temp.resolve("c.yaml"),
                "models:\n  - {name: paint, kind: package, task: classify, package: %s, devices: cpu}\n"
                        .formatted(temp.resolve("nowhere")));
        try (RunningWatchword running = RunningWatchword.run(temp.resolve("data"), config, "--ask", BREED)) {
            assertThat(running.status()).isEqualTo(1);
            assertThat(running.err()).contains("breed", "The classifier 'paint'", "no model package");
        }
    }

    private static JsonNode asked(Api api, String text) throws Exception {
        return Json.readTree(api.post("/api/v1/ask", "{\"camera\":\"path\",\"text\":\"" + text + "\"}")
                .body());
    }

    @Test
    void onEveryFrameItIsToldAsThePictureShowsOrNotAtAll() throws Exception {
        Path clip = EmbeddedModels.extractDemoClip(temp);
        try (RunningWatchword look = RunningWatchword.start(
                "look",
                clip.toString(),
                "--fps",
                "1",
                "--devices",
                "cpu",
                "--classifier",
                Paint.PACKAGE.toString(),
                "--ask",
                "Is there an ambulance?",
                "--ask",
                "Is there a fire engine?",
                "--ask",
                "What kind of truck is there?",
                "--ask",
                "Is there a golden retriever?")) {
            assertThat(look.status()).as(look.err()).isZero();
            List<List<String>> answers = answers(look.out(), 4);
            assertThat(answers.get(0)).hasSize(80).filteredOn("true"::equals).hasSizeGreaterThan(70);
            assertThat(answers.get(0)).doesNotContain("false");
            assertThat(answers.get(1)).doesNotContain("true");
            assertThat(answers.get(2))
                    .containsOnly("ambulance", "unknown")
                    .filteredOn("ambulance"::equals)
                    .hasSizeGreaterThan(70);
            assertThat(answers.get(3)).doesNotContain("true");
        }
    }

    /** By question, the value of each frame. */
    private static List<List<String>> answers(List<String> lines, int questions) {
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < questions; i++) {
            all.add(new ArrayList<>());
        }
        for (int i = 0; i < lines.size(); i++) {
            JsonNode answer = Json.readTree(lines.get(i).getBytes(UTF_8)).path("answer");
            all.get(i % questions)
                    .add(
                            answer.path("type").asText().equals("unknown")
                                    ? "unknown"
                                    : answer.path("value").asText());
        }
        return all;
    }

    @Test
    void aPackageThatIsNoClassifierIsRefusedByName() throws Exception {
        Path config = Files.writeString(
                temp.resolve("c.yaml"),
                "models:\n  - {name: paint, kind: package, task: classify, package: %s, devices: cpu}\n"
                        .formatted(Paint.PACKAGE.resolve("../../packages/vilt").normalize()));
        try (RunningWatchword models =
                RunningWatchword.start("models", "--config", config.toString(), "--data-dir", temp.toString())) {
            assertThat(models.status()).isEqualTo(1);
            assertThat(String.join("\n", models.out())).contains("paint can't be used: ", "is for answer");
        }
    }
}
