package io.watchword.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignatureTest {
    /** {@code echo -n '1767607200.{}' | openssl dgst -sha256 -hmac Jefe}. */
    private static final String BY_OPENSSL = "c3377dd02a11e6a7bdd9c2edaa515f430d79635bb9e026f290115d5be5b098d5";

    @Test
    void itIsWhatOthersCompute() {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

        assertThat(Signature.of("Jefe", Instant.ofEpochSecond(1_767_607_200), body))
                .isEqualTo("t=1767607200,v1=" + BY_OPENSSL);
    }
}
