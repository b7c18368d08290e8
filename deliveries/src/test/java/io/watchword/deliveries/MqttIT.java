package io.watchword.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Delivery;
import io.watchword.protocol.Destination;
import io.watchword.protocol.Emit;
import io.watchword.protocol.Json;
import io.watchword.protocol.Question;
import io.watchword.protocol.kafka.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MqttIT {
    private static final String PASSWORD = "not a secret";

    @TempDir
    Path data;

    DeliveriesHarness harness;
    Mosquitto broker;
    final String question = DeliveriesHarness.id("q");
    final String id = DeliveriesHarness.id("d");
    final String state = "watchword/gate/" + question + "/state";

    @BeforeEach
    void start() throws Exception {
        broker = new Mosquitto(Files.createDirectory(data.resolve("mqtt")), PASSWORD);
        harness = new DeliveriesHarness(Files.createDirectory(data.resolve("kafka")));
        Path secret = Files.writeString(data.resolve("password"), PASSWORD + "\n");
        harness.start(settings("${file:" + secret + "}"));
    }

    private DeliverySettings settings(String password) {
        DeliverySettings quick = DeliveriesHarness.QUICK;
        MqttSettings mqtt = MqttSettings.of("127.0.0.1:" + broker.port(), false, "watchword", password);
        return new DeliverySettings(
                quick.urls(),
                Optional.of(mqtt),
                quick.patience(),
                new Backoff(Duration.ofMillis(50), Duration.ofMillis(500), 1_000),
                quick.waiting());
    }

    @AfterEach
    void stop() throws Exception {
        harness.close();
        broker.close();
    }

    private Listener listen() throws Exception {
        return new Listener(harness.vertx, broker.port(), PASSWORD);
    }

    private void tell(AnswerValue value) throws Exception {
        harness.write(harness.answer("gate", question, value, true));
    }

    private static JsonNode json(String text) {
        return Json.readTree(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whoeverComesLaterFindsTheCurrentAnswerAndItsSensor() throws Exception {
        tell(new AnswerValue.Count(2));
        tell(new AnswerValue.Count(3));

        try (Listener early = listen()) {
            await().until(() -> early.last(state).equals("3"));
        }
        try (Listener late = listen()) {
            await().until(() -> late.last(state).equals("3"));
            assertThat(late.last("watchword/status")).isEqualTo("online");
            JsonNode config = json(late.last("homeassistant/sensor/watchword/gate_" + question + "/config"));
            assertThat(config.path("name").asText()).isEqualTo("How many?");
            assertThat(config.path("state_topic").asText()).isEqualTo(state);
            assertThat(config.path("availability_topic").asText()).isEqualTo("watchword/status");
            assertThat(config.path("state_class").asText()).isEqualTo("measurement");
            JsonNode more = json(late.last(config.path("json_attributes_topic").asText()));
            assertThat(more.path("confidence").asDouble()).isEqualTo(0.9);
        }
    }

    @Test
    void yesAndNoAreABinarySensorAndUnknownIsNeither() throws Exception {
        String config = "homeassistant/binary_sensor/watchword/gate_" + question + "/config";
        try (Listener listener = listen()) {
            tell(new AnswerValue.Unknown("the camera is off"));
            await().until(() -> listener.last(state).equals("None"));
            assertThat(listener.last(config)).isEmpty();

            tell(new AnswerValue.Bool(true));
            await().until(() -> listener.last(state).equals("yes"));
            assertThat(json(listener.last(config)).path("payload_on").asText()).isEqualTo("yes");
        }
    }

    @Test
    void aQuestionThatIsNoLongerAskedTakesItsSensorWithIt() throws Exception {
        String config = "homeassistant/sensor/watchword/gate_" + question + "/config";
        Question asked = new Question(question, "How many?", List.of(), null, Emit.CHANGE, 0, 0, Instant.now(), null);
        harness.write(Topic.QUESTIONS, asked);
        tell(new AnswerValue.Count(1));
        try (Listener listener = listen()) {
            await().until(() ->
                    !listener.last(config).isEmpty() && listener.last(state).equals("1"));

            harness.delete(Topic.QUESTIONS, question);

            await().until(() ->
                    listener.last(config).isEmpty() && listener.last(state).isEmpty());
        }
        try (Listener late = listen()) {
            await().until(() -> late.last("watchword/status").equals("online"));
            assertThat(late.count(config)).isZero();
        }
    }

    @Test
    void anAnswerIsPublishedWhenItsConditionBecomesTrue() throws Exception {
        harness.put(new Delivery(id, question, "yes", new Destination.Mqtt(null), Instant.now()));
        harness.put(new Delivery(id + "-2", question, "yes", new Destination.Mqtt("alarm/gate"), Instant.now()));
        try (Listener listener = listen()) {
            tell(new AnswerValue.Bool(false));
            Answer yes = harness.write(harness.answer("gate", question, new AnswerValue.Bool(true), true));

            await().until(() -> listener.count("alarm/gate") == 1 && listener.count("watchword/deliveries/" + id) == 1);
            assertThat(listener.last("alarm/gate")).isEqualTo(new String(Json.write(yes), StandardCharsets.UTF_8));
            await().until(() -> harness.state(id).lastSuccess() != null);
        }
    }

    @Test
    void whatHappensWhileTheBrokerIsAwayIsThereWhenItComesBack() throws Exception {
        harness.put(new Delivery(id, question, "> 3", new Destination.Mqtt("alarm/gate"), Instant.now()));
        tell(new AnswerValue.Count(1));
        try (Listener before = listen()) {
            await().until(() -> before.last(state).equals("1"));
        }
        broker.stop();
        tell(new AnswerValue.Count(7));
        await().until(() -> harness.state(id).failures() > 0);
        assertThat(harness.state(id).lastReason()).contains("not connected");

        broker.start();

        try (Listener after = listen()) {
            await().until(() -> after.last(state).equals("7"));
            await().until(() -> harness.waiting(id) == 0);
            assertThat(after.last("watchword/status")).isEqualTo("online");
        }
    }

    @Test
    void whoStopsSaysSo() throws Exception {
        try (Listener listener = listen()) {
            await().until(() -> listener.last("watchword/status").equals("online"));

            harness.stop();

            await().until(() -> listener.last("watchword/status").equals("offline"));
        }
        harness.start(settings(PASSWORD));
    }

    @Test
    void aWrongPasswordIsNoReasonToStopDelivering() throws Exception {
        harness.stop();
        harness.start(settings("wrong"));
        harness.put(new Delivery(id, question, "change", new Destination.Mqtt(null), Instant.now()));

        tell(new AnswerValue.Count(1));

        await().until(() -> harness.state(id).failures() > 0);
        assertThat(harness.state(id).lastReason()).contains("not connected").doesNotContain("wrong");
    }
}
