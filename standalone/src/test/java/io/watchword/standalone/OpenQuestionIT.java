package io.watchword.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A question that the scene can't answer, from the command line to the event stream. */
class OpenQuestionIT {
    private static final String REPLY =
            """
            {"choices":[{"finish_reason":"stop","message":{"role":"assistant",
              "content":"{\\"known\\":true,\\"answer\\":\\"a street\\"}"}}]}""";

    @TempDir
    Path temp;

    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private HttpServer model;

    @BeforeEach
    void serve() throws Exception {
        model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        model.createContext("/v1/chat/completions", exchange -> {
            asked.add(Json.readTree(exchange.getRequestBody().readAllBytes()));
            byte[] body = REPLY.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        model.start();
    }

    @AfterEach
    void stop() {
        model.stop(0);
    }

    @Test
    void whatTheSceneCanNotAnswerIsAnsweredByAModel() throws Exception {
        Path config = Files.writeString(
                temp.resolve("c.yaml"),
                """
                cameras:
                  - {id: path, url: "demo:"}
                models:
                  - name: eye
                    url: http://127.0.0.1:%d/v1
                    model: some/model
                    key: sk-hush-hush
                """
                        .formatted(model.getAddress().getPort()));
        try (RunningWatchword running = RunningWatchword.start(
                "run",
                "--port",
                "0",
                "--data-dir",
                temp.resolve("data").toString(),
                "--config",
                config.toString(),
                "--ask",
                "What does this place look like?")) {
            Api api = new Api(running.address());

            Answer answer =
                    api.firstAnswer(each -> each.by() != null && !each.answer().isUnknown());

            assertThat(answer.answer().value()).isEqualTo(new AnswerValue.Words("a street"));
            assertThat(answer.camera()).isEqualTo("path");
            assertThat(answer.by().model()).isEqualTo("eye");
            assertThat(asked.get(0).at("/messages/1/content/1/image_url/url").asText())
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
