package io.watchword.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.watchword.ingest.testing.FfmpegCommand;
import io.watchword.ingest.testing.FileServer;
import io.watchword.ingest.testing.Recordings;
import io.watchword.protocol.CameraStatus;
import io.watchword.rtspserver.RtspServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every codec from every kind of source, and codecs and sizes that change while a stream is open. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CodecsIT {
    private IngestHarness ingest;
    private FileServer web;
    private Path media;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        media = Files.createDirectory(directory.resolve("media"));
        ingest = new IngestHarness(
                directory,
                IngestHarness.settings(directory).withMediaFolder(media).withStillFps(0));
        web = FileServer.of(media);
    }

    @AfterAll
    void stop() {
        web.close();
        ingest.close();
    }

    @ParameterizedTest
    @CsvSource({"/cam, h264", "/hevc, hevc", "/jpeg, mjpeg"})
    void fromRtsp(String path, String codec) {
        try (RtspServer server = RtspServer.start()) {
            assertShows("rtsp-" + codec, server.url(path), codec);
        }
    }

    @Test
    void fromRtspOverTls() {
        try (RtspServer server = RtspServer.start(RtspServer.Options.OPEN.encrypted())) {
            assertShows("rtsps", "rtsps" + server.url("/cam").substring("rtsp".length()), "h264");
        }
    }

    @ParameterizedTest
    @CsvSource({"libx264, h264, mp4", "libx265, hevc, mkv", "libx265, hevc, mp4", "mjpeg, mjpeg, avi"})
    void fromFilesAndTheWeb(String encoder, String codec, String container) {
        String name = codec + "." + container;
        FfmpegCommand.encode(media.resolve(name), encoder, "320x240", 3);

        assertShows("file-" + codec + "-" + container, "file:" + name, codec);
        assertShows("http-" + codec + "-" + container, web.url(name), codec);
    }

    @Test
    void fromALivePlaylist() {
        try (FfmpegCommand live = FfmpegCommand.live(
                "hls",
                "-hls_time",
                "1",
                "-hls_list_size",
                "4",
                "-hls_flags",
                "delete_segments",
                media.resolve("live.m3u8").toString())) {
            assertThat(live).isNotNull();
            await().until(() -> Files.exists(media.resolve("live.m3u8")));
            ingest.camera("hls", web.url("live.m3u8"), 10);

            ingest.awaitFrames("hls", 60);

            CameraStatus status = ingest.status("hls").orElseThrow();
            assertThat(status.state().name()).isEqualTo("live");
            assertThat(status.restarts()).isZero();
        } finally {
            ingest.remove("hls");
        }
    }

    @Test
    void fromRtmp() throws IOException {
        String url = "rtmp://127.0.0.1:" + freePort() + "/live/cam";
        try (FfmpegCommand server = FfmpegCommand.live("flv", "-listen", "1", url)) {
            assertThat(server).isNotNull();
            assertShows("rtmp", url, "h264");
        }
    }

    @Test
    void fromSrt() throws IOException {
        String url = "srt://127.0.0.1:" + freePort();
        ingest.camera("srt-off", url, 5);
        assertThat(ingest.awaitState("srt-off", "backing-off").lastError()).contains("does not answer in time");
        ingest.remove("srt-off");
        try (FfmpegCommand server = FfmpegCommand.live("mpegts", url + "?mode=listener")) {
            assertThat(server).isNotNull();
            assertShows("srt", url, "h264");
        }
    }

    @Test
    void aCodecAndASizeThatChangeOnTheWay() {
        Path first = FfmpegCommand.encode(media.resolve("first.ts"), "libx264", "320x240", 12);
        Path second = FfmpegCommand.encode(media.resolve("second.ts"), "libx265", "640x360", 12);
        Recordings.joined(media.resolve("changing.ts"), first, second);

        ingest.camera("changing", "file:changing.ts", 10);

        ingest.awaitStatus("changing", status -> "hevc".equals(status.codec()) && status.width() == 640);
        assertThat(ingest.historyOf("changing"))
                .anyMatch(status -> "h264".equals(status.codec()) && status.width() == 320)
                .allMatch(status -> status.restarts() == 0);
        ingest.remove("changing");
    }

    private void assertShows(String id, String url, String codec) {
        ingest.camera(id, url, 10);
        try {
            IngestIT.assertDecodable(ingest.awaitFrames(id, 5).get(4));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> codec.equals(ingest.status(id).orElseThrow().codec()));
        } finally {
            ingest.remove(id);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
