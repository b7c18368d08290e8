package io.watchword.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CameraUrlsTest {
    private final CameraUrls strict = new CameraUrls(false, false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://192.168.1.20/stream1",
                "rtsp://user:pass@cam.example:8554/live?x=1",
                "rtsp://user:${env:CAM_PASSWORD}@10.0.0.5/",
                "RTSP://10.0.0.5/",
                "rtsps://[2001:db8::1]:322/a",
                "https://cam.example/stream.m3u8",
                "srt://10.1.1.1:9000",
                "demo:",
                "v4l2:/dev/video0",
                "file:yard.mp4"
            })
    void camerasAreTaken(String url) {
        assertThat(strict.require(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "rstp://10.0.0.5/, rtsp",
        "gopher://10.0.0.5/, can't open 'gopher'",
        "10.0.0.5/stream, no scheme",
        "'', no scheme",
        "rtsp:///stream, no host",
        "rtsp://10.0.0.5:port/, host or port",
        "rtsp://user:p@ss@10.0.0.5/, %40",
        "rtsp://10.0.0.5/a b, not a valid URL",
        "rtsp://user:p ss@10.0.0.5/, write a space as %20",
        "rtsp://127.0.0.1/, points at this machine",
        "rtsp://localhost/, points at this machine",
        "rtsp://[::1]/, points at this machine",
        "rtsp://0.0.0.0/, points at this machine",
        "rtsp://2130706433/, unusual form",
        "rtsp://0x7f.1/, host or port",
        "rtsp://0177.0.0.1/, unusual form",
        "http://169.254.169.254/latest, link-local",
        "rtsp://[fe80::1]/, link-local",
        "concat:/etc/passwd, can't open 'concat'"
    })
    void othersAreRefusedWithTheRemedy(String url, String words) {
        assertThatThrownBy(() -> strict.require(url))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageStartingWith("url: ")
                .hasMessageContaining(words);
    }

    @Test
    void loopbackIsTakenWhereItIsAllowed() {
        assertThat(new CameraUrls(true, false).require("rtsp://127.0.0.1:8554/x"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://user:secret@h/x, rtsp://user:***@h/x",
        "rtsp://user:p:w@h/x, rtsp://user:***@h/x",
        "rtsp://:secret@h/x, rtsp://:***@h/x",
        "http://h/x?a=1&token=abc&b=2, http://h/x?a=1&token=***&b=2",
        "rtsp://h/x?Password=abc, rtsp://h/x?Password=***",
        "rtsp://u:${env:P}@h/x, rtsp://u:***@h/x",
        "rtsp://h/x, rtsp://h/x"
    })
    void passwordsAreMasked(String url, String shown) {
        assertThat(Secrets.maskUrl(url)).isEqualTo(shown);
        assertThat(new Camera("c", "c", url, 5, false, java.util.List.of()).toString())
                .contains(shown);
    }
}
