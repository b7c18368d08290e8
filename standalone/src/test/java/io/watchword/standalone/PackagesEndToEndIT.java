package io.watchword.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.models.EmbeddedModels;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages with random weights, from the command line to answers: what they say means nothing, the way there does. */
class PackagesEndToEndIT {
    private static final Path FIXTURES = Path.of("../model-packages/src/test/resources/packages")
            .toAbsolutePath()
            .normalize();

    @TempDir
    Path temp;

    private Path config(String cameras) throws Exception {
        return Files.writeString(
                temp.resolve("c.yaml"),
                cameras
                        + """
                        models:
                          - {name: vilt, kind: package, package: %s, devices: cpu}
                          - {name: blip, kind: package, package: %s, devices: cpu}
                          - {name: cap, kind: package, task: caption, package: %s, devices: cpu}
                          - {name: none, kind: package, package: %s, devices: cpu}
                        """
                                .formatted(
                                        FIXTURES.resolve("vilt"),
                                        FIXTURES.resolve("blip-answer"),
                                        FIXTURES.resolve("vit-gpt2"),
                                        temp.resolve("none.zip")));
    }

    @Test
    void questionsGoToPackagesAndPlacesAreCaptioned() throws Exception {
        Path config = config("cameras:\n  - {id: path, url: \"demo:\"}\n");
        try (RunningWatchword running =
                RunningWatchword.run(temp.resolve("data"), config, "--ask", "What does this place look like?")) {
            Api api = new Api(running.address());

            Answer answer =
                    api.firstAnswer(each -> each.by() != null && !each.answer().isUnknown());
            assertThat(answer.by().model()).isEqualTo("vilt");
            assertThat(answer.answer().value().type()).isEqualTo("text");
            assertThat(Files.readAllLines(FIXTURES.resolve("vilt/answers.txt")))
                    .contains(answer.answer().value().text());

            await().atMost(Duration.ofSeconds(60)).until(() -> ready(api).equals(List.of("vilt", "blip", "cap")));
            JsonNode refused = api.json("/api/v1/models").at("/models/3");
            assertThat(refused.path("reason").asText())
                    .contains("no model package")
                    .doesNotContain("none.zip");
            JsonNode asked = Json.readTree(
                    api.post("/api/v1/ask", "{\"camera\":\"path\",\"text\":\"Is the gate open?\",\"model\":\"blip\"}")
                            .body());
            assertThat(asked.at("/by/model").asText()).isEqualTo("blip");
            assertThat(asked.at("/answer/type").asText()).isIn("boolean", "unknown");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> described(api).at("/caption/text").isTextual());
            JsonNode described = described(api);
            assertThat(described.at("/caption/model").asText()).isEqualTo("cap");
            assertThat(described.at("/caption/text").asText()).isNotBlank();
            assertThat(running.interrupt()).isZero();
        }
    }

    private static List<String> ready(Api api) throws Exception {
        List<String> ready = new java.util.ArrayList<>();
        api.json("/api/v1/models").path("models").forEach(model -> {
            if (model.path("ready").asBoolean()) {
                ready.add(model.path("name").asText());
            }
        });
        return ready;
    }

    private static JsonNode described(Api api) throws Exception {
        return Json.readTree(api.post("/api/v1/describe", "{\"camera\":\"path\",\"box\":[0,0,300,300]}")
                .body());
    }

    @Test
    void thePlanSaysWhatWouldBeLoadedWhereAndWhatCanNotBe() throws Exception {
        try (RunningWatchword models =
                RunningWatchword.start("models", "--config", config("").toString(), "--data-dir", temp.toString())) {
            assertThat(models.status()).isEqualTo(1);
            assertThat(String.join("\n", models.out()))
                    .containsPattern("vilt #0 +cpu +128 MiB")
                    .containsPattern("cap #0 +cpu +128 MiB")
                    .contains("free before: cpu")
                    .contains("none can't be used: There is no model package at " + temp.resolve("none.zip"));
        }
    }

    @Test
    void filesAreLookedAtByAPackageWhereTheSceneDoesNotSuffice() throws Exception {
        Path clip = EmbeddedModels.extractDemoClip(temp);
        try (RunningWatchword look = RunningWatchword.start(
                "look",
                clip.toString(),
                "--fps",
                "0.1",
                "--devices",
                "cpu",
                "--model",
                FIXTURES.resolve("vilt").toString(),
                "--ask",
                "How many people are there?",
                "--ask",
                "What is written on the wall?")) {
            assertThat(look.status()).as(look.err()).isZero();
            JsonNode scene = Json.readTree(look.out().get(0).getBytes(UTF_8));
            JsonNode model = Json.readTree(look.out().get(1).getBytes(UTF_8));
            assertThat(scene.has("by")).isFalse();
            assertThat(scene.at("/answer/type").asText()).isEqualTo("count");
            assertThat(model.at("/by/model").asText()).isEqualTo("package");
            assertThat(model.at("/answer/type").asText()).isEqualTo("text");
        }
    }
}
