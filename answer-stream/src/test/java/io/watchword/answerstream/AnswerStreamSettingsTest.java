package io.watchword.answerstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.watchword.answerstream.stream.StreamLimits;
import io.watchword.protocol.CameraUrls;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerStreamSettingsTest {
    private static AnswerStreamSettings at(String host, int port) {
        return new AnswerStreamSettings(host, port, new CameraUrls(false, false), false);
    }

    @Test
    void theUsualLimitsArePinned() {
        assertThat(at("127.0.0.1", 8080).limits())
                .isEqualTo(new StreamLimits(2_000, 1_000, 1 << 20, Duration.ofSeconds(15)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.5"})
    void thisMachineIsLocal(String host) {
        assertThat(at(host, 0).isLocal()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void anythingElseIsNot(String host) {
        assertThat(at(host, 0).isLocal()).isFalse();
        assertThatThrownBy(() -> at(host, 0).requireSafe()).hasMessageContaining("--insecure");
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> at(" ", 0)).hasMessageContaining("host");
        assertThatThrownBy(() -> at("127.0.0.1", 70_000)).hasMessageContaining("port");
    }
}
