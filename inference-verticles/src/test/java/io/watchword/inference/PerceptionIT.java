package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Emit;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.questionengine.QuestionEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerceptionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void aPictureBecomesASceneAndAnAnswerWhateverElseIsOnTheTopic() throws Exception {
        byte[] picture = picture();
        try (InferenceHarness harness = new InferenceHarness(directory)) {
            KafkaBus bus = harness.bus();
            PerceptionSettings settings = PerceptionSettings.embedded(directory);
            PerceptionVerticle perception = new PerceptionVerticle(bus, harness.meters, settings, settings.cpu());
            AnsweringVerticle answering = new AnsweringVerticle(bus, harness.meters, QuestionEngine.load("coco-80"));
            harness.deploy(answering);
            String deployed = harness.deploy(perception);
            harness.ask("q-1", "How many people are there?", "gate", Emit.CHANGE);
            awaitPartitions(harness, picture);

            unusable(harness, 1_001, "not a picture".getBytes(StandardCharsets.UTF_8), 768);
            unusable(harness, 1_002, Arrays.copyOf(picture, picture.length / 2), 768);
            unusable(harness, 1_003, picture, 640);
            unusable(harness, 1_004, Jpegs.plain(1, 1), 1);
            harness.frame("gate", 1_005, picture, 768, 576);
            await().atMost(PATIENCE).until(() -> harness.scenes.stream()
                    .anyMatch(scene -> scene.frame().seq() == 1_005));

            assertThat(harness.scenes)
                    .noneMatch(scene ->
                            scene.frame().seq() > 1_000 && scene.frame().seq() < 1_005);
            await().atMost(PATIENCE).until(() -> !harness.answersTo("q-1").isEmpty());
            Answer answer = harness.answersTo("q-1").get(0);
            assertThat(answer.answer().value()).isInstanceOf(AnswerValue.Count.class);
            assertThat(answer.regions()).isNotEmpty();
            assertThat(answer.latencyMs().total()).isPositive();
            assertThat(perception.health().get().ok()).isTrue();
            assertThat(answering.health().get().ok()).isTrue();
            assertThat(harness.frames("gate", "received"))
                    .isEqualTo(harness.frames("gate", "answered")
                            + harness.frames("gate", "dropped")
                            + harness.frames("gate", "failed"));

            InferenceHarness.get(harness.vertx.undeploy(deployed));
            assertThat(perception.health().get().ok()).isFalse();
            InferenceHarness.get(bus.close());
        }
    }

    /** A member of a group hears of its partitions some time after it has joined: frames before that are not read. */
    private static void awaitPartitions(InferenceHarness harness, byte[] picture) {
        long[] seq = {0};
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            harness.frame("gate", seq[0]++, picture, 768, 576);
            return !harness.scenes.isEmpty() && !harness.answers.isEmpty();
        });
    }

    private static void unusable(InferenceHarness harness, long seq, byte[] bytes, int width) {
        double before = harness.frames("gate", "failed");
        harness.frame("gate", seq, bytes, width, width == 1 ? 1 : 576);
        await().atMost(PATIENCE).until(() -> harness.frames("gate", "failed") > before);
    }

    private byte[] picture() throws Exception {
        try (DemoClip clip = new DemoClip(directory);
                Mat bgr = clip.next()) {
            return Jpegs.of(bgr);
        }
    }
}
