package io.watchword.answerstream;

import static io.watchword.answerstream.Served.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.watchword.protocol.Delivery;
import io.watchword.protocol.DeliveryState;
import io.watchword.protocol.DeliveryTest;
import io.watchword.protocol.DeliveryTestResult;
import io.watchword.protocol.Destination;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicPast;
import io.watchword.protocol.kafka.TopicReader;
import java.net.http.HttpResponse;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Broker.class)
class DeliveriesIT {
    private static final String PATH = "/api/v1/deliveries";

    static Served served;
    static String question;
    String id;

    @BeforeAll
    static void serve() throws Exception {
        served = Served.start();
        question = Sample.id("q");
        served.question(question);
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    @BeforeEach
    void name() {
        id = Sample.id("d");
    }

    private HttpResponse<String> create(String when, String to) throws Exception {
        return served.post(
                PATH,
                "{\"id\":\"" + id + "\",\"question\":\"" + question + "\",\"when\":\"" + when + "\",\"to\":" + to
                        + "}");
    }

    private static String webhook(String url) {
        return "{\"type\":\"webhook\",\"url\":\"" + url + "\",\"secret\":\"hush\"}";
    }

    private Delivery stored() {
        try (TopicPast<Delivery> past = served.bus.past(Topic.DELIVERIES)) {
            return past.read(past.beginnings(), past.ends(), Integer.MAX_VALUE).records().stream()
                    .map(Delivered::value)
                    .filter(Objects::nonNull)
                    .filter(each -> each.id().equals(id))
                    .reduce((first, last) -> last)
                    .orElseThrow();
        }
    }

    @Test
    void aDeliveryIsSetUpShownChangedAndRemoved() throws Exception {
        HttpResponse<String> created = create("> 3", webhook("https://me:pass@example.org/hook?token=abc"));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).contains(PATH + "/" + id);
        assertThat(created.body())
                .doesNotContain("hush")
                .doesNotContain("pass@")
                .doesNotContain("abc");
        JsonNode shown = json(served.get(PATH + "/" + id));
        assertThat(shown.at("/to/secret").asText()).isEqualTo("***");
        assertThat(shown.at("/state/waiting").asInt()).isZero();
        assertThat(json(served.get(PATH + "?question=" + question)).path("deliveries"))
                .anyMatch(each -> each.path("id").asText().equals(id));
        assertThat(json(served.get(PATH + "?question=other")).path("deliveries"))
                .isEmpty();

        String masked = shown.path("to").toString();
        HttpResponse<String> changed = served.patch(PATH + "/" + id, "{\"when\":\"yes\",\"to\":" + masked + "}");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(stored().when()).isEqualTo("yes");
        assertThat(stored().to())
                .isEqualTo(new Destination.Webhook("https://me:pass@example.org/hook?token=abc", "hush"));
        assertThat(served.delete(PATH + "/" + id).statusCode()).isEqualTo(204);
        assertThat(served.get(PATH + "/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void howItGoesIsShownForAllPartitionsTogether() throws Exception {
        create("change", "{\"type\":\"mqtt\"}");
        served.write(Topic.DELIVERY_STATES, DeliveryState.none(id, 0).failed(Sample.now(), "HTTP 500"));
        served.write(Topic.DELIVERY_STATES, DeliveryState.none(id, 1).gaveUp().withWaiting(2));

        await().until(() ->
                json(served.get(PATH + "/" + id)).at("/state/waiting").asInt() == 2);

        JsonNode state = json(served.get(PATH + "/" + id)).path("state");
        assertThat(state.path("failures").asInt()).isEqualTo(1);
        assertThat(state.path("deadLetters").asInt()).isEqualTo(1);
        assertThat(state.path("lastReason").asText()).isEqualTo("HTTP 500");
        assertThat(state.has("lastSuccess")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maybe | {\"type\":\"mqtt\"} | when",
                "> x | {\"type\":\"mqtt\"} | when",
                "yes | {\"type\":\"mail\"} | to",
                "yes | {} | to",
                "yes | [] | to",
                "yes | {\"type\":\"mqtt\",\"url\":\"x\"} | to",
                "yes | {\"type\":\"mqtt\",\"topic\":\"a/#\"} | topic",
                "yes | {\"type\":\"mqtt\",\"topic\":5} | topic",
                "yes | {\"type\":\"webhook\"} | url",
                "yes | {\"type\":\"webhook\",\"url\":\"ftp://example.org/\"} | url",
                "yes | {\"type\":\"webhook\",\"url\":\"http://127.0.0.1/\"} | url",
                "yes | {\"type\":\"webhook\",\"url\":\"http://169.254.169.254/latest\"} | url",
                "yes | {\"type\":\"webhook\",\"url\":\"http://me:***@example.org/\"} | url"
            })
    void whatCanNotBeDeliveredIsRefused(String when, String to, String field) throws Exception {
        HttpResponse<String> refused = create(when, to);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("field").asText()).isEqualTo(field);
    }

    @Test
    void onlyQuestionsThatAreAskedAreDelivered() throws Exception {
        HttpResponse<String> refused =
                served.post(PATH, "{\"question\":\"none\",\"when\":\"yes\",\"to\":{\"type\":\"mqtt\"}}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("field").asText()).isEqualTo("question");
        create("yes", "{\"type\":\"mqtt\"}");
        assertThat(create("yes", "{\"type\":\"mqtt\"}").statusCode()).isEqualTo(409);
    }

    @Test
    void aTestIsSentByWhoeverDelivers() throws Exception {
        create("yes", "{\"type\":\"mqtt\"}");
        TopicReader<DeliveryTest> deliverer =
                Served.get(served.bus.read(Topic.DELIVERY_TESTS, new Start.End(), batch -> {
                    batch.stream()
                            .map(Delivered::value)
                            .filter(Objects::nonNull)
                            .forEach(test -> served.bus
                                    .writer(Topic.DELIVERY_TEST_RESULTS)
                                    .write(new DeliveryTestResult(test.id(), false, "No MQTT broker is configured")));
                    return Future.succeededFuture();
                }));

        HttpResponse<String> tested = served.post(PATH + "/" + id + "/test", "{}");

        assertThat(tested.statusCode()).isEqualTo(200);
        assertThat(json(tested).path("ok").asBoolean(true)).isFalse();
        assertThat(json(tested).path("detail").asText()).contains("No MQTT broker");
        Served.get(deliverer.close());
    }
}
