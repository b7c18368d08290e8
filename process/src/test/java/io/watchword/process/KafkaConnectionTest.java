package io.watchword.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.watchword.process.config.ConfigFile;
import io.watchword.process.config.Settings;
import io.watchword.protocol.kafka.KafkaSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaConnectionTest {
    private static KafkaSettings of(Map<String, String> given) {
        Settings settings = Settings.of(given, Map.of(), ConfigFile.none());
        return settings.check(() -> KafkaConnection.of(settings));
    }

    @Test
    void defaultsArePinned() {
        KafkaSettings kafka = of(Map.of("kafka", "kafka:9092"));

        assertThat(kafka.partitions()).isEqualTo(4);
        assertThat(kafka.copies()).isEqualTo(KafkaSettings.Copies.ONE);
        assertThat(kafka.security().tls()).isNull();
        assertThat(kafka.security().login()).isNull();
    }

    @Test
    void whatDoesNotFitTogetherIsNamed() {
        assertThatThrownBy(() -> of(Map.of())).hasMessageContaining("WATCHWORD_KAFKA");
        assertThatThrownBy(() -> of(Map.of("kafka", "kafka"))).hasMessageContaining("host:port");
        assertThatThrownBy(() -> of(Map.of("kafka", "a:1,b:99999"))).hasMessageContaining("1 to 65535");
        assertThatThrownBy(() -> of(Map.of("kafka", "a:0"))).hasMessageContaining("1 to 65535");
        assertThat(of(Map.of("kafka", "a:1,[::1]:65535")).bootstrap()).isEqualTo("a:1,[::1]:65535");
        assertThatThrownBy(() -> of(Map.of("kafka", "k:1", "kafka-ca-file", "ca.pem")))
                .hasMessageContaining("--kafka-tls");
        assertThatThrownBy(() -> of(Map.of("kafka", "k:1", "kafka-tls", "true", "kafka-ca-file", "/no/ca.pem")))
                .hasMessageContaining("--kafka-ca-file /no/ca.pem");
        assertThatThrownBy(() -> of(Map.of("kafka", "k:1", "kafka-user", "me"))).hasMessageContaining("--kafka-sasl");
        assertThatThrownBy(() -> of(Map.of("kafka", "k:1", "kafka-sasl", "plain", "kafka-user", "me")))
                .hasMessageContaining("--kafka-password");
        assertThatThrownBy(() -> of(Map.of("kafka", "k:1", "kafka-min-insync-replicas", "2")))
                .hasMessageContaining("--kafka-min-insync-replicas");
    }

    @Test
    void aPasswordIsNeverInWords() {
        KafkaSettings kafka =
                of(Map.of("kafka", "k:1", "kafka-sasl", "plain", "kafka-user", "me", "kafka-password", "hush-hush"));

        assertThat(kafka.toString()).doesNotContain("hush-hush").contains("me");
    }
}
