package io.watchword.process;

import io.watchword.process.config.Keys;
import io.watchword.process.config.Settings;
import io.watchword.protocol.SecretReference;
import io.watchword.protocol.kafka.KafkaSecurity;
import io.watchword.protocol.kafka.KafkaSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way to a Kafka cluster, as it is configured. */
public final class KafkaConnection {
    private KafkaConnection() {}

    /**
     * To the cluster that is configured. Reads certificates.
     *
     * @throws IllegalArgumentException if there is none, or something about it can't be
     */
    public static KafkaSettings of(Settings settings) {
        String bootstrap = settings.find(Keys.KAFKA)
                .orElseThrow(() -> new IllegalArgumentException(
                        "kafka: give host:port of a Kafka broker, with --kafka, WATCHWORD_KAFKA or in the file"));
        return new KafkaSettings(
                bootstrap,
                settings.get(Keys.KAFKA_PARTITIONS),
                new KafkaSettings.Copies(
                        settings.get(Keys.KAFKA_REPLICATION), settings.get(Keys.KAFKA_MIN_INSYNC_REPLICAS)),
                new KafkaSecurity(tls(settings), login(settings)).requireReadable(),
                settings.orNull(Keys.KAFKA_CLUSTER_ID),
                null,
                Map.of());
    }

    private static KafkaSecurity.@Nullable Tls tls(Settings settings) {
        boolean wanted = settings.get(Keys.KAFKA_TLS);
        Keys.CLUSTER.stream()
                .filter(key -> key.name().endsWith("-file") && settings.isGiven(key) && !wanted)
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException(key.name() + ": is of no use without --kafka-tls; add it");
                });
        return wanted
                ? new KafkaSecurity.Tls(
                        settings.orNull(Keys.KAFKA_CA_FILE),
                        settings.orNull(Keys.KAFKA_CLIENT_CERT_FILE),
                        settings.orNull(Keys.KAFKA_CLIENT_KEY_FILE))
                : null;
    }

    private static KafkaSecurity.@Nullable Login login(Settings settings) {
        String mechanism = settings.get(Keys.KAFKA_SASL);
        String user = settings.orNull(Keys.KAFKA_USER);
        String password = settings.orNull(Keys.KAFKA_PASSWORD);
        if (mechanism.equals("none")) {
            if (user != null || password != null) {
                throw new IllegalArgumentException((user == null ? "kafka-password" : "kafka-user")
                        + ": is of no use without --kafka-sasl; say plain, scram-sha-256 or scram-sha-512");
            }
            return null;
        }
        if (user == null || password == null) {
            throw new IllegalArgumentException("kafka-sasl: needs --kafka-user and --kafka-password");
        }
        return new KafkaSecurity.Login(mechanism, user, new SecretReference(password));
    }
}
