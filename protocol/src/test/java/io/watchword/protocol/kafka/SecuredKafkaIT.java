package io.watchword.protocol.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.watchword.protocol.Camera;
import io.watchword.protocol.SecretReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real broker with TLS and logins: what fits works, and what does not is told in words with the remedy. */
class SecuredKafkaIT {
    @TempDir
    static Path folder;

    private static SecuredBroker broker;
    private static final Vertx VERTX = Vertx.vertx();

    @BeforeAll
    static void start() throws Exception {
        broker = new SecuredBroker(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static KafkaSecurity.Tls tls() {
        return new KafkaSecurity.Tls(broker.path("ca.crt"), null, null);
    }

    private static KafkaSecurity.Login login(String mechanism, String password) {
        return new KafkaSecurity.Login(mechanism, "eye", new SecretReference(password));
    }

    private static KafkaBus bus(String address, KafkaSecurity.@Nullable Tls tls, KafkaSecurity.@Nullable Login login) {
        KafkaSettings settings = new KafkaSettings(
                address, 4, KafkaSettings.Copies.ONE, new KafkaSecurity(tls, login), null, null, Map.of());
        return new KafkaBus(VERTX, settings, new SimpleMeterRegistry());
    }

    private static void assertWorks(KafkaBus bus, String id) throws Exception {
        bus.createTopics();
        Camera camera = new Camera(id, id, "demo:", 5, false, List.of());
        CompactedTable<Camera> table = get(bus.table(Topic.CAMERAS));
        get(table.put(camera));
        assertThat(table.get(id)).contains(camera);
        assertThat(get(bus.health()).ok()).isTrue();
        get(bus.close());
    }

    private static <T> T get(io.vertx.core.Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static void assertRefused(KafkaBus bus, String... words) {
        assertThatThrownBy(bus::createTopics)
                .isInstanceOf(KafkaRefusedException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining(SecuredBroker.PASSWORD);
    }

    @Test
    void tlsWorks() throws Exception {
        assertWorks(bus(broker.address("TLS"), tls(), null), "tls");
    }

    @Test
    void mutualTlsWorks() throws Exception {
        KafkaSecurity.Tls mutual =
                new KafkaSecurity.Tls(broker.path("ca.crt"), broker.path("client.crt"), broker.path("client.key"));

        assertWorks(bus(broker.address("MUTUAL"), mutual, null), "mutual");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "scram-sha-256", "scram-sha-512"})
    void aLoginWorksInTheClearAndUnderTls(String mechanism) throws Exception {
        assertWorks(bus(broker.address("LOGIN"), null, login(mechanism, SecuredBroker.PASSWORD)), "login");
        assertWorks(bus(broker.address("BOTH"), tls(), login(mechanism, SecuredBroker.PASSWORD)), "both");
    }

    @Test
    void aPortThatWantsTlsIsNamedWithTheRemedy() {
        assertRefused(bus(broker.address("TLS"), null, null), broker.address("TLS"), "wants TLS", "--kafka-tls");
        assertRefused(bus(broker.address("BOTH"), null, login("plain", "x")), "wants TLS", "--kafka-tls");
    }

    @Test
    void aPortWithoutTlsIsNamedWithTheRemedy() {
        assertRefused(bus(broker.plain(), tls(), null), "does not speak TLS", "--kafka-tls");
    }

    @Test
    void anAuthorityThatIsNotTrustedIsNamedWithTheRemedy() {
        KafkaSecurity.Tls usual = new KafkaSecurity.Tls(null, null, null);

        assertRefused(bus(broker.address("TLS"), usual, null), "not trusted", "--kafka-ca-file");
    }

    @Test
    void aNameThatTheCertificateHasNotIsNamed() {
        String other = broker.address("TLS").replace("127.0.0.1", "localhost");

        assertRefused(bus(other, tls(), null), "another name", "localhost");
    }

    @Test
    void aLoginThatIsWantedIsNamedWithTheKeys() {
        assertRefused(bus(broker.address("LOGIN"), null, null), "wants a login", "scram-sha-512", "--kafka-sasl");
        assertRefused(bus(broker.address("BOTH"), tls(), null), "wants a login", "--kafka-sasl");
    }

    @Test
    void aLoginThatIsNotWantedIsNamed() {
        assertRefused(bus(broker.plain(), null, login("plain", "x")), "takes no logins", "--kafka-sasl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "scram-sha-512"})
    void credentialsThatAreRefusedAreNamedWithoutThePassword(String mechanism) {
        assertThatThrownBy(bus(broker.address("LOGIN"), null, login(mechanism, "wrong-one"))::createTopics)
                .isInstanceOf(KafkaRefusedException.class)
                .hasMessageContainingAll("refuses user eye", mechanism, "kafka-password")
                .hasMessageNotContaining("wrong-one");
    }

    @Test
    void anotherClusterThanTheOneNamedIsRefused() {
        KafkaSettings settings = new KafkaSettings(
                broker.plain(), 4, KafkaSettings.Copies.ONE, KafkaSecurity.NONE, "other", null, Map.of());

        assertRefused(new KafkaBus(VERTX, settings, new SimpleMeterRegistry()), "kafka-cluster-id", "other");
    }
}
