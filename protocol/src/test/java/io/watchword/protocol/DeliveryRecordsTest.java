package io.watchword.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryRecordsTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private static Delivery delivery(Destination to) {
        return new Delivery("d-1", "q-1", "> 3", to, NOON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "change",
                "YES",
                " no ",
                "unknown",
                "> 3",
                ">=3",
                "< 2.5",
                "<= 0",
                "= 10",
                "is red",
                "is top left"
            })
    void conditionsAreRead(String text) {
        assertThat(Condition.parse(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "maybe", ">", "> three", "> -1", "=> 3", "is", "is ", "3", "> 3 and < 5", "!= 3"})
    void whatIsNoConditionIsRefusedWithWhatIs(String text) {
        assertThatThrownBy(() -> Condition.parse(text))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("is red");
    }

    @Test
    void deliveriesTravelAsJson() {
        for (Destination to : new Destination[] {
            new Destination.Webhook("https://example.org/", "hush"),
            new Destination.Webhook("https://example.org/", null),
            new Destination.Mqtt("alarm"),
            new Destination.Mqtt(null)
        }) {
            assertThat(Json.read(Json.write(delivery(to)), Delivery.class)).isEqualTo(delivery(to));
        }
        assertThat(Json.text(delivery(new Destination.Mqtt(null)))).contains("\"to\":{\"type\":\"mqtt\"}");
    }

    @Test
    void secretsAreNotShown() {
        Destination.Webhook hook = new Destination.Webhook("https://me:pass@example.org/?token=abc", "hush");

        assertThat(Json.text(hook.masked()))
                .doesNotContain("pass@")
                .doesNotContain("abc")
                .doesNotContain("hush");
        assertThat(delivery(hook).toString()).doesNotContain("pass@").doesNotContain("hush");
        assertThat(new SecretReference("hush").toString()).doesNotContain("hush");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/#", "+/b", "$SYS/x", "a\u0000b", " "})
    void topicsThatAreNoneAreRefused(String topic) {
        assertThatThrownBy(() -> new Destination.Mqtt(topic)).isInstanceOf(InvalidFieldException.class);
    }

    @Test
    void statesOfPartitionsAddUp() {
        DeliveryState one = DeliveryState.none("d", 0).failed(NOON, "HTTP 500").arrived(NOON.plusSeconds(1));
        DeliveryState other = DeliveryState.none("d", 1)
                .failed(NOON.plusSeconds(5), "HTTP 503")
                .gaveUp()
                .withWaiting(2);

        DeliveryState both = one.and(other);

        assertThat(both.failures()).isEqualTo(2);
        assertThat(both.deadLetters()).isEqualTo(1);
        assertThat(both.waiting()).isEqualTo(2);
        assertThat(both.lastSuccess()).isEqualTo(NOON.plusSeconds(1));
        assertThat(both.lastReason()).isEqualTo("HTTP 503");
    }

    @Test
    void aSecretIsLookedUpWhereItIsKept(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "from a file\n");
        Map<String, String> environment = Map.of("HUSH", "from the environment");

        assertThat(new SecretReference("plain").resolve(environment::get)).isEqualTo("plain");
        assertThat(new SecretReference("${env:HUSH}").resolve(environment::get)).isEqualTo("from the environment");
        assertThat(new SecretReference("${file:" + file + "}").resolve(environment::get))
                .isEqualTo("from a file");
        assertThatThrownBy(() -> new SecretReference("${env:NONE}").resolve(environment::get))
                .isInstanceOf(MissingSecretException.class)
                .hasMessageContaining("NONE is not set");
        assertThatThrownBy(() -> new SecretReference("${file:" + folder + "}").resolve(environment::get))
                .isInstanceOf(MissingSecretException.class)
                .hasMessageContaining(folder + " is missing");
    }
}
