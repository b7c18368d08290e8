package io.watchword.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.watchword.protocol.Delivery;
import io.watchword.protocol.Destination;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receivers whose certificates come from an authority that Java does not know. */
class TlsIT {
    @TempDir
    Path data;

    Authority authority;
    DeliveriesHarness harness;
    final String question = DeliveriesHarness.id("q");
    final String id = DeliveriesHarness.id("d");

    @BeforeEach
    void start() throws Exception {
        authority = new Authority(Files.createDirectory(data.resolve("authority")));
        harness = new DeliveriesHarness(Files.createDirectory(data.resolve("kafka")));
    }

    @AfterEach
    void stop() throws Exception {
        harness.close();
    }

    private static DeliverySettings to(MqttSettings mqtt) {
        DeliverySettings quick = DeliveriesHarness.QUICK;
        return new DeliverySettings(
                quick.urls(),
                Optional.of(mqtt),
                quick.patience(),
                new Backoff(Duration.ofMillis(50), Duration.ofMillis(500), 1_000),
                quick.waiting());
    }

    @Test
    void anMqttBrokerIsTrustedByTheAuthorityThatIsGiven() throws Exception {
        try (Mosquitto broker = new Mosquitto(Files.createDirectory(data.resolve("mqtt")), "", authority)) {
            MqttSettings encrypted = MqttSettings.of("127.0.0.1:" + broker.port(), true, null, null);
            harness.start(to(encrypted));
            harness.put(new Delivery(id, question, "change", new Destination.Mqtt(null), Instant.now()));
            harness.count("gate", question, 3);
            await().atMost(30, TimeUnit.SECONDS).until(() -> harness.state(id).failures() > 0);
            assertThat(harness.state(id).lastReason()).contains("no authority that is known here", "mqtt-ca-file");
            harness.stop();

            harness.start(to(encrypted.withCa(authority.cert())));

            await().atMost(30, TimeUnit.SECONDS).until(() -> harness.state(id).lastSuccess() != null);
            assertThat(harness.waiting(id)).isZero();
        }
    }

    @Test
    void authoritiesThatCanNotBeReadAreRefused() throws Exception {
        MqttSettings encrypted = MqttSettings.of("127.0.0.1", true, null, null);
        Path empty = Files.writeString(data.resolve("empty.pem"), "");

        assertThatThrownBy(() -> encrypted.withCa(data.resolve("none.pem"))).hasMessageContaining("mqtt-ca-file");
        assertThatThrownBy(() -> encrypted.withCa(empty)).hasMessageContaining("no certificate in");
        assertThatThrownBy(() -> MqttSettings.of("127.0.0.1", false, null, null).withCa(authority.cert()))
                .hasMessageContaining("mqtt-tls");
    }

    @Test
    void aWebhookOfAnUnknownAuthorityIsToldInWords() throws Exception {
        Authority.Signed own = authority.sign("127.0.0.1");
        HttpServer server = DeliveriesHarness.get(harness.vertx
                .createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .addCertPath(own.cert().toString())
                                .addKeyPath(own.key().toString())))
                .requestHandler(request -> request.response().setStatusCode(204).end())
                .listen(0, "127.0.0.1"));
        harness.start(DeliveriesHarness.QUICK);
        harness.hook(id, question, "change", "https://127.0.0.1:" + server.actualPort() + "/hook", null);

        harness.count("gate", question, 1);

        // the first attempts may be too slow to get that far
        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(harness.state(id).lastReason())
                        .contains("can't be trusted", "no authority that is known here", "trustStore"));
        DeliveriesHarness.get(server.close());
    }
}
