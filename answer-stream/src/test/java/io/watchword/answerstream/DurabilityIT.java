package io.watchword.answerstream;

import static io.watchword.answerstream.Served.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.watchword.protocol.kafka.Codec;
import io.watchword.protocol.kafka.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Broker.class)
class DurabilityIT {
    private static Topic<String> raw(Topic<?> topic) {
        Codec<String> codec = new Codec<>() {
            @Override
            public Encoded encode(String value) {
                return new Encoded("garbage", value.getBytes(StandardCharsets.UTF_8), Map.of());
            }

            @Override
            public String decode(Encoded encoded) {
                return new String(encoded.value(), StandardCharsets.UTF_8);
            }
        };
        return new Topic<>(topic.name(), codec, Map.of());
    }

    @Test
    void aRestartKeepsCamerasAndQuestions() throws Exception {
        String camera = Sample.id("cam");
        String question = Sample.id("q");
        Served first = Served.start();
        first.camera(camera);
        first.question(question);
        first.close();

        Served second = Served.start();
        try {
            assertThat(second.get("/api/v1/cameras/" + camera).statusCode()).isEqualTo(200);
            assertThat(json(second.get("/api/v1/questions/" + question))
                            .path("understood")
                            .asText())
                    .isNotEmpty();
        } finally {
            second.close();
        }
    }

    @Test
    void garbageOnATopicIsSkippedAndCounted() throws Exception {
        Served served = Served.start();
        try {
            String camera = Sample.id("cam");
            String question = Sample.id("q");
            served.camera(camera);
            SseReader reader = SseReader.open(served, "?question=" + question + "&scenes=true&camera=" + camera)
                    .whenLive();
            List<Topic<?>> read = List.of(
                    Topic.ANSWERS, Topic.SCENES, Topic.CAMERAS, Topic.QUESTIONS, Topic.CAMERA_STATUS, Topic.FRAMES);
            for (Topic<?> topic : read) {
                for (String garbage : List.of("{", "[]", "null", "\u0000\u0001", "{\"schema\":99}")) {
                    served.write(raw(topic), garbage);
                }
            }
            served.write(Topic.SCENES, Sample.scene(camera, 1, 1));
            served.write(Topic.ANSWERS, Sample.answer(camera, question, 1, true));
            served.write(Topic.FRAMES, Sample.frame(camera, 1));

            await().until(() -> reader.seqs().contains(1L));
            await().until(() -> !reader.named("scene").isEmpty());
            await().until(() ->
                    served.get("/api/v1/cameras/" + camera + "/snapshot.jpg").statusCode() == 200);
            for (Topic<?> topic : read) {
                await().until(() -> counted(served, "malformed", topic) + counted(served, "newer", topic) >= 5);
            }
            assertThat(json(served.get("/api/v1/answers?question=" + question)).path("answers"))
                    .hasSize(1);
        } finally {
            served.close();
        }
    }

    private static double counted(Served served, String kind, Topic<?> topic) throws Exception {
        return served.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("watchword_" + kind + "_records_total{topic=\"" + topic.name() + "\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
