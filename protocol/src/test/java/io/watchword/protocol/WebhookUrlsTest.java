package io.watchword.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlsTest {
    private static final WebhookUrls STRICT = new WebhookUrls(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/hook?x=1",
                "http://user:password@192.168.1.20:8123/api/webhook/abc",
                "HTTP://[2001:db8::1]/"
            })
    void receiversElsewhereAreTaken(String url) {
        assertThat(STRICT.require(url).getHost()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost:8080/",
                "http://[::1]/",
                "http://0.0.0.0/",
                "http://169.254.169.254/latest",
                "http://metadata.google.internal/",
                "http://[fe80::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://2130706433/",
                "http://0x7f.1/",
                "http://127.1/",
                "ftp://example.org/",
                "file:///etc/passwd",
                "example.org",
                "http:///x",
                "http://exa mple.org/",
                "javascript:alert(1)",
                "http://"
            })
    void whatCouldReachInsideIsRefused(String url) {
        assertThatThrownBy(() -> STRICT.require(url))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageStartingWith("url: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "::1",
                "0.0.0.0",
                "169.254.169.254",
                "fe80::1",
                "fd00:ec2::254",
                "224.0.0.1"
            })
    void namesThatStandForTheInsideAreRefused(String address) {
        assertThatThrownBy(() -> STRICT.require(InetAddress.getByName(address)))
                .isInstanceOf(InvalidFieldException.class);
    }

    @Test
    void thisMachineIsTakenWhereThatIsAllowedButMetadataNever() throws Exception {
        WebhookUrls local = new WebhookUrls(true);

        assertThat(local.require("http://127.0.0.1:8123/").getPort()).isEqualTo(8123);
        assertThat(local.require(InetAddress.getLoopbackAddress()).isLoopbackAddress())
                .isTrue();
        assertThatThrownBy(() -> local.require("http://169.254.169.254/")).isInstanceOf(InvalidFieldException.class);
    }
}
