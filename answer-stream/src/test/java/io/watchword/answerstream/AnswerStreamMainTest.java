package io.watchword.answerstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerStreamMainTest {
    @Test
    void defaultsArePinned() {
        AnswerStreamSettings settings = AnswerStreamMain.settings(Map.of());

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.insecure()).isFalse();
        assertThat(settings.urls().allowLoopback()).isFalse();
        assertThat(AnswerStreamMain.kafka(Map.of("WATCHWORD_KAFKA", "kafka:9092"))
                        .partitions())
                .isEqualTo(4);
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> AnswerStreamMain.kafka(Map.of())).hasMessageContaining("WATCHWORD_KAFKA");
        assertThatThrownBy(() -> AnswerStreamMain.settings(Map.of("WATCHWORD_PORT", "http")))
                .hasMessageContaining("WATCHWORD_PORT");
        assertThatThrownBy(() -> AnswerStreamMain.settings(Map.of("WATCHWORD_INSECURE", "yes")))
                .hasMessageContaining("WATCHWORD_INSECURE");
        assertThatThrownBy(() -> AnswerStreamMain.settings(Map.of("WATCHWORD_TLS_CERT", "cert.pem")))
                .hasMessageContaining("WATCHWORD_TLS_KEY");
        assertThatThrownBy(() -> AnswerStreamMain.settings(Map.of("WATCHWORD_OIDC_ISSUER", "http://login.example.org")))
                .hasMessageContaining("oidc-issuer");
        assertThatThrownBy(() -> AnswerStreamMain.settings(Map.of("WATCHWORD_REQUESTS_PER_CLIENT", "0")))
                .hasMessageContaining("requests-per-client");
    }

    @Test
    void aLoginIsNeededOnceOneIsConfigured() {
        Map<String, String> oidc = Map.of("WATCHWORD_OIDC_ISSUER", "https://login.example.org");

        assertThat(AnswerStreamMain.settings(Map.of()).login().isNeeded()).isFalse();
        assertThat(AnswerStreamMain.settings(oidc).login().ways()).containsExactly("token", "oidc");
    }
}
