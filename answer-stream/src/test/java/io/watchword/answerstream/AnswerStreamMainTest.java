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
    }
}
