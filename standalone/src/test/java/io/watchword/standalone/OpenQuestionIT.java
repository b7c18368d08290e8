package io.watchword.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A question that the scene can't answer, from the command line to the event stream. */
class OpenQuestionIT {
    @TempDir
    Path temp;

    @Test
    void whatTheSceneCanNotAnswerIsAnsweredByAModel() throws Exception {
        try (AnsweringModel model = new AnsweringModel("a street");
                RunningWatchword running = RunningWatchword.run(
                        temp.resolve("data"), model.configure(temp), "--ask", "What does this place look like?")) {
            Api api = new Api(running.address());

            Answer answer =
                    api.firstAnswer(each -> each.by() != null && !each.answer().isUnknown());

            assertThat(answer.answer().value()).isEqualTo(new AnswerValue.Words("a street"));
            assertThat(answer.camera()).isEqualTo("path");
            assertThat(answer.by().model()).isEqualTo("eye");
            assertThat(model.asked()
                            .get(0)
                            .at("/messages/1/content/1/image_url/url")
                            .asText())
                    .startsWith("data:image/jpeg;base64,");
            assertThat(api.json("/api/v1/models").at("/models/0/ready").asBoolean())
                    .isTrue();
            String metrics = new String(api.get("/metrics").body(), StandardCharsets.UTF_8);
            assertThat(metrics).contains("watchword_open_asked_total{model=\"eye\",outcome=\"answered\"}");
            assertThat(running.interrupt()).isZero();
            assertThat(running.err() + metrics).doesNotContain("hush");
        }
    }
}
