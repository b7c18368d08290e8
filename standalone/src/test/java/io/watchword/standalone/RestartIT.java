package io.watchword.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stopped or killed, what was set up stands. */
class RestartIT {
    @TempDir
    Path data;

    private RunningWatchword start() throws Exception {
        return RunningWatchword.run(data);
    }

    @Test
    void camerasAndQuestionsOutliveCtrlCAndKill() throws Exception {
        try (RunningWatchword first = start()) {
            Api api = new Api(first.address());
            assertThat(api.post("/api/v1/cameras", "{\"id\":\"path\",\"url\":\"demo:\"}")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(api.post("/api/v1/questions", "{\"id\":\"crowd\",\"text\":\"How many people are there?\"}")
                            .statusCode())
                    .isEqualTo(201);
            api.firstAnswer(answer -> answer.question().equals("crowd"));

            assertThat(first.interrupt()).isZero();
            assertThat(first.err()).doesNotContain("Exception").doesNotContain("\tat ");
        }

        try (RunningWatchword second = start()) {
            Api api = new Api(second.address());
            assertStands(api);

            second.kill();
        }

        try (RunningWatchword third = start()) {
            Api api = new Api(third.address());
            assertStands(api);
        }
    }

    private static void assertStands(Api api) throws Exception {
        assertThat(api.json("/api/v1/cameras/path").get("url").asText()).isEqualTo("demo:");
        assertThat(api.json("/api/v1/questions/crowd").get("text").asText()).isEqualTo("How many people are there?");
        Answer answer =
                api.firstAnswer(a -> a.question().equals("crowd") && !a.answer().isUnknown());
        assertThat(answer.camera()).isEqualTo("path");
    }
}
