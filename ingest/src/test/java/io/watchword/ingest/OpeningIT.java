package io.watchword.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import com.sun.net.httpserver.HttpServer;
import io.watchword.ingest.testing.Recordings;
import io.watchword.protocol.Camera;
import io.watchword.rtspserver.RtspServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What opening a camera says when it goes wrong. */
final class OpeningIT {
    private static final String PASSWORD = "s3cr3t-pw";

    @TempDir
    static Path directory;

    private static RtspServer open;
    private static RtspServer basic;
    private static RtspServer digest;

    @BeforeAll
    static void start() {
        open = RtspServer.start();
        basic = RtspServer.start(RtspServer.Options.OPEN.forUser("viewer", PASSWORD, false));
        digest = RtspServer.start(RtspServer.Options.OPEN.forUser("viewer", PASSWORD, true));
    }

    @AfterAll
    static void stop() {
        List.of(open, basic, digest).forEach(RtspServer::close);
    }

    @Test
    void opensH264AndMjpeg() throws Exception {
        assertThat(codec(open.url("/cam"))).isEqualTo("h264");
        assertThat(codec(open.url("/jpeg"))).isEqualTo("mjpeg");
    }

    @Test
    void opensOverUdpWhenAsked() throws Exception {
        assertThat(codec(open.url("/cam?udp"))).isEqualTo("h264");
    }

    @Test
    void signsInByBasicAndDigest() throws Exception {
        assertThat(codec(basic.url("/cam", "viewer", PASSWORD))).isEqualTo("h264");
        assertThat(codec(digest.url("/cam", "viewer", PASSWORD))).isEqualTo("h264");
    }

    @Test
    void resolvesReferencesToSecrets() throws Exception {
        Path secret = Files.writeString(directory.resolve("password"), PASSWORD + "\n");

        assertThat(codec(basic.url("/cam", "viewer", "${file:" + secret + "}"))).isEqualTo("h264");
        assertThat(codec(digest.url("/cam", "viewer", "${env:CAMERA_PASSWORD}")))
                .isEqualTo("h264");
    }

    @Test
    void saysThatThePasswordIsWrongWithoutShowingIt() {
        for (RtspServer server : List.of(basic, digest)) {
            MediaException problem = problem(server.url("/cam", "viewer", "not-" + PASSWORD));

            assertThat(problem.error()).isEqualTo(MediaError.UNAUTHORIZED);
            assertThat(problem)
                    .hasMessage("The user name or password for 127.0.0.1:%d is wrong", server.port())
                    .hasMessageNotContaining(PASSWORD);
        }
    }

    @Test
    void saysThatAPasswordIsWanted() {
        MediaException problem = problem(basic.url("/cam"));

        assertThat(problem.error()).isEqualTo(MediaError.UNAUTHORIZED);
        assertThat(problem).hasMessageContaining("wants a user name and password");
    }

    @Test
    void saysThatThePathIsUnknown() {
        MediaException problem = problem(open.url("/nowhere?token=abc"));

        assertThat(problem.error()).isEqualTo(MediaError.NOT_FOUND);
        assertThat(problem).hasMessageContaining("has no stream at /nowhere;").hasMessageNotContaining("abc");
    }

    @Test
    void saysThatThereIsNoVideo() {
        MediaException problem = problem(open.url("/sound"));

        assertThat(problem.error()).isEqualTo(MediaError.NO_VIDEO);
        assertThat(problem).hasMessageContaining("audio only");
    }

    @Test
    void saysThatNothingListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        for (String scheme : List.of("rtsp", "http", "rtmp", "rtsps")) {
            MediaException problem = problem(scheme + "://user:" + PASSWORD + "@127.0.0.1:" + port + "/cam");

            assertThat(problem.error()).as(scheme).isEqualTo(MediaError.CONNECTION_REFUSED);
            assertThat(problem)
                    .hasMessageContaining("Nothing listens at 127.0.0.1:" + port)
                    .hasMessageNotContaining(PASSWORD);
        }
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            for (String scheme : List.of("rtsp", "http", "rtmp")) {
                MediaException problem = problem(scheme + "://127.0.0.1:" + silent.getLocalPort() + "/cam");

                assertThat(problem.error()).as(scheme).isEqualTo(MediaError.TIMED_OUT);
                assertThat(problem).hasMessageContaining("does not answer in time");
            }
        }
    }

    @Test
    void saysThatTheHostIsUnknown() {
        MediaException problem = problem("rtsp://user:" + PASSWORD + "@no-such-host.invalid/cam");

        assertThat(problem.error()).isEqualTo(MediaError.HOST_UNKNOWN);
        assertThat(problem)
                .hasMessageContaining("The host no-such-host.invalid is not known")
                .hasMessageNotContaining(PASSWORD);
    }

    @Test
    void tellsHttpFailuresApart() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer(server, "/401", 401, "");
        answer(server, "/403", 403, "");
        answer(server, "/404", 404, "");
        answer(server, "/500", 500, "");
        answer(server, "/page", 200, "<html>not a camera</html>".repeat(100));
        answer(server, "/list.m3u8", 200, "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n");
        server.start();
        try {
            String root = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(problem(root + "/401").error()).isEqualTo(MediaError.UNAUTHORIZED);
            assertThat(problem(root + "/403").error()).isEqualTo(MediaError.FORBIDDEN);
            assertThat(problem(root + "/404").error()).isEqualTo(MediaError.NOT_FOUND);
            assertThat(problem(root + "/500").error()).isEqualTo(MediaError.SERVER_FAILED);
            assertThat(problem(root + "/page").error()).isEqualTo(MediaError.NOT_MEDIA);
            assertThat(problem(root + "/list.m3u8").error())
                    .isIn(MediaError.NOT_MEDIA, MediaError.NO_VIDEO, MediaError.BAD_URL);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void playsARecordingFromAWebServerInItsOwnTime() throws Exception {
        byte[] recording = Files.readAllBytes(Recordings.video(directory.resolve("web.mp4"), 20));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer(server, "/web.mp4", 200, recording);
        server.start();
        try (VideoStream stream =
                opened("http://127.0.0.1:" + server.getAddress().getPort() + "/web.mp4", new Interrupt())) {
            assertThat(stream.isBursty()).isTrue();
            assertThat(stream.codec()).isEqualTo("h264");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void readsMotionJpegFromAWebCameraAndDecodesOnlyWhatIsWanted() throws Exception {
        byte[] picture = picture();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/video", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=next");
            try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                for (int i = 0; i < 200; i++) {
                    String head = "--next\r\nContent-Type: image/jpeg\r\nContent-Length: " + picture.length;
                    exchange.getResponseBody().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                    exchange.getResponseBody().write(picture);
                    exchange.getResponseBody().write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                // the reader has seen enough
            }
        });
        server.start();
        AtomicInteger packets = new AtomicInteger();
        try (VideoStream stream =
                opened("http://127.0.0.1:" + server.getAddress().getPort() + "/video", new Interrupt())) {
            assertThat(stream.next(() -> packets.incrementAndGet() % 10 == 0)).isTrue();
            assertThat(stream.next(() -> packets.incrementAndGet() % 10 == 0)).isTrue();

            assertThat(stream.codec()).isEqualTo("mjpeg");
            assertThat(stream.isBursty()).isFalse();
            assertThat(stream.takeSkipped()).isEqualTo(18);
        } finally {
            server.stop(0);
        }
    }

    private static byte[] picture() {
        try (Mat image = new Mat(240, 320, CV_8UC3, new Scalar(20, 120, 220, 0));
                JpegEncoder encoder = new JpegEncoder(80)) {
            return encoder.encode(image);
        }
    }

    private static void answer(HttpServer server, String path, int status, String body) {
        answer(server, path, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpServer server, String path, int status, byte[] body) {
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            } catch (IOException e) {
                // the reader has seen enough
            }
        });
    }

    private static String codec(String url) throws MediaException {
        try (VideoStream stream = opened(url, new Interrupt())) {
            assertThat(stream.next(() -> true)).isTrue();
            assertThat(stream.width()).isEqualTo(320);
            return stream.codec();
        }
    }

    private static MediaException problem(String url) {
        MediaException problem = catchThrowableOfType(
                MediaException.class, () -> opened(url, new Interrupt()).close());
        assertThat(problem).as(url).isNotNull();
        return problem;
    }

    private static VideoStream opened(String url, Interrupt interrupt) throws MediaException {
        IngestSettings settings = IngestHarness.settings(directory);
        SecretReferences references =
                new SecretReferences(name -> name.equals("CAMERA_PASSWORD") ? PASSWORD : System.getenv(name));
        Source source = new Sources(settings, references).of(new Camera("cam", "cam", url, 5, false, List.of()));
        interrupt.allow(Duration.ofSeconds(4));
        return VideoStream.open(source, interrupt, Duration.ofSeconds(2), 1);
    }
}
