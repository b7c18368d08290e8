package io.watchword.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a user meets it: the process and its HTTP interface. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoIT {
    @TempDir
    static Path data;

    RunningWatchword watchword;
    Api api;

    @BeforeAll
    void start() throws Exception {
        watchword = RunningWatchword.demo(data);
        api = new Api(watchword.address());
    }

    @AfterAll
    void stop() throws Exception {
        watchword.close();
    }

    @Test
    void peopleAreCountedAndTheBoxesProveIt() {
        Answer answer = api.firstAnswer(a -> a.text().equals("How many people are there?")
                && a.answer().value() instanceof AnswerValue.Count count
                && count.value() > 0);

        assertThat(answer.camera()).isEqualTo("demo");
        assertThat(answer.regions()).isNotEmpty().allSatisfy(region -> assertThat(region.label())
                .isEqualTo("person"));
        assertThat(answer.answer().confidence()).isBetween(0.0, 1.0);
    }

    @Test
    void everyStandingQuestionIsAnswered() throws Exception {
        for (var question : api.json("/api/v1/questions").findValuesAsText("id")) {
            assertThat(api.firstAnswer(a -> a.question().equals(question)).camera())
                    .isEqualTo("demo");
        }
    }

    @Test
    void itIsReadyAndTellsItsFigures() throws Exception {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(api.get("/health/ready").statusCode()).isEqualTo(200));
        api.firstAnswer(a -> true);

        String metrics = new String(api.get("/metrics").body(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(metrics)
                .contains("watchword_frames_total{")
                .contains("watchword_frame_age_seconds")
                .contains("watchword_perceive_seconds")
                .contains("watchword_answer_seconds")
                .contains("watchword_batch_size")
                .contains("watchword_sse_clients");
    }
}
