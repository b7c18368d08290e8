package io.watchword.ingest;

import static io.watchword.ingest.IngestHarness.PATIENCE;
import static io.watchword.ingest.IngestHarness.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.watchword.ingest.testing.Recordings;
import io.watchword.protocol.Camera;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.Frame;
import io.watchword.protocol.Json;
import io.watchword.protocol.kafka.Codec;
import io.watchword.protocol.kafka.Topic;
import io.watchword.rtspserver.RtspServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What happens to cameras while they are watched. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CameraLifeIT {
    private static final String PASSWORD = "s3cr3t-pw";

    private IngestHarness ingest;
    private Path media;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        media = Files.createDirectory(directory.resolve("media"));
        Path clip = Recordings.video(media.resolve("clip.mp4"), 20);
        ingest = new IngestHarness(directory, IngestHarness.settings(clip).withMediaFolder(media));
    }

    @AfterAll
    void stop() {
        ingest.close();
    }

    @Test
    void comesBackByItselfWhenTheServerDoes() {
        RtspServer first = RtspServer.start();
        int port = first.port();
        ingest.camera("phoenix", first.url("/cam"), 10);
        List<Frame> before = ingest.awaitFrames("phoenix", 5);

        first.close();
        CameraStatus down = ingest.awaitState("phoenix", "backing-off");
        int known = ingest.framesOf("phoenix").size();
        try (RtspServer second = RtspServer.start(RtspServer.Options.OPEN.onPort(port))) {
            assertThat(second.port()).isEqualTo(port);
            ingest.awaitFrames("phoenix", known + 5);
            IngestIT.assertInOrder(ingest.framesOf("phoenix"));
            ingest.awaitStatus("phoenix", s -> s.state().name().equals("live") && s.restarts() > 0);
        } finally {
            ingest.remove("phoenix");
        }
        assertThat(down.lastError()).contains("127.0.0.1:" + port);
        assertThat(before).isNotEmpty();
    }

    @Test
    void noticesACameraThatStopsSending() {
        try (RtspServer server = RtspServer.start()) {
            ingest.camera("frozen", server.url("/cam"), 10);
            ingest.awaitFrames("frozen", 3);

            server.freeze();
            ingest.awaitState("frozen", "stalled");
            CameraStatus waiting = ingest.awaitState("frozen", "backing-off");
            int known = ingest.framesOf("frozen").size();
            server.thaw();
            ingest.awaitFrames("frozen", known + 3);

            assertThat(waiting.lastError()).contains("stopped sending pictures");
            ingest.remove("frozen");
        }
    }

    @Test
    void refusesAWrongPasswordWithoutShowingIt() {
        try (RtspServer server = RtspServer.start(RtspServer.Options.OPEN.forUser("viewer", PASSWORD, true))) {
            ingest.camera("locked", server.url("/cam", "viewer", "not-" + PASSWORD), 10);

            CameraStatus refused = ingest.awaitState("locked", "refused");

            assertThat(refused.lastError()).contains("user name or password").doesNotContain(PASSWORD);
            assertThat(ingest.historyOf("locked"))
                    .allSatisfy(status -> assertThat(Json.text(status)).doesNotContain(PASSWORD));
            ingest.camera("locked", server.url("/cam", "viewer", PASSWORD), 10);
            ingest.awaitFrames("locked", 3);
            ingest.remove("locked");
        }
    }

    @Test
    void saysWhyItCanNotRead() throws Exception {
        Files.writeString(media.resolve("garbage.mp4"), "garbage ".repeat(1000));
        Recordings.sound(media.resolve("sound.wav"));
        try (RtspServer server = RtspServer.start();
                ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            ingest.camera("no-path", server.url("/nowhere"), 5);
            ingest.camera("no-video", server.url("/sound"), 5);
            ingest.camera("silent", "rtsp://127.0.0.1:" + silent.getLocalPort() + "/cam", 5);
            ingest.camera("garbage", "file:garbage.mp4", 5);
            ingest.camera("sound", "file:sound.wav", 5);
            ingest.camera("outside", "file:../../etc/passwd", 5);
            ingest.camera("no-secret", "rtsp://u:${env:WATCHWORD_NO_SUCH_VARIABLE}@127.0.0.1/cam", 5);

            assertThat(ingest.awaitState("no-path", "refused").lastError()).contains("no stream at /nowhere");
            assertThat(ingest.awaitState("no-video", "refused").lastError()).contains("no video");
            assertThat(ingest.awaitState("silent", "backing-off").lastError()).contains("does not answer in time");
            assertThat(ingest.awaitState("garbage", "refused").lastError()).contains("decoded");
            assertThat(ingest.awaitState("sound", "refused").lastError()).contains("no video");
            assertThat(ingest.awaitState("outside", "refused").lastError()).contains("no recording");
            assertThat(ingest.awaitState("no-secret", "refused").lastError())
                    .contains("environment variable WATCHWORD_NO_SUCH_VARIABLE is not set");
        } finally {
            List.of("no-path", "no-video", "silent", "garbage", "sound", "outside", "no-secret")
                    .forEach(ingest::remove);
        }
    }

    @Test
    void skipsRecordsThatAreNoCameras() {
        Codec<String> raw = new Codec<>() {
            @Override
            public Encoded encode(String value) {
                return new Encoded("broken", value.getBytes(StandardCharsets.UTF_8), Map.of());
            }

            @Override
            public String decode(Encoded encoded) {
                return new String(encoded.value(), StandardCharsets.UTF_8);
            }
        };
        Topic<String> cameras = new Topic<>(Topic.CAMERAS.name(), raw, Map.of());
        List.of("", "null", "{", "[]", "{\"id\":\"broken\"}", "{\"id\":\"x\",\"url\":\"demo:\"}", "\u0001")
                .forEach(garbage -> get(ingest.bus.writer(cameras).write(garbage)));

        ingest.camera("sound-one", "file:clip.mp4", 10);

        ingest.awaitFrames("sound-one", 3);
        assertThat(ingest.status("broken")).isEmpty();
        ingest.remove("sound-one");
    }

    @Test
    void changesOneCameraWithoutTouchingTheOthers() {
        ingest.camera("steady", "demo:", 10);
        ingest.camera("changing", "file:clip.mp4", 5);
        ingest.awaitFrames("steady", 2);
        ingest.awaitFrames("changing", 2);

        ingest.put(new Camera("changing", "Another name", "file:clip.mp4", 5, false, List.of()));
        ingest.put(new Camera("changing", "Another name", "file:clip.mp4", 5, true, List.of()));
        ingest.awaitState("changing", "paused");
        long connects = connects("changing");
        ingest.put(new Camera("changing", "Another name", "demo:?rate=20", 20, false, List.of()));
        int known = ingest.framesOf("changing").size();
        ingest.awaitFrames("changing", known + 5);

        assertThat(connects).isEqualTo(1);
        assertThat(connects("changing")).isEqualTo(2);
        assertThat(connects("steady")).isEqualTo(1);
        IngestIT.assertInOrder(ingest.framesOf("changing"));
        ingest.remove("changing");
        ingest.remove("steady");
        await().atMost(PATIENCE)
                .until(() -> ingest.status("changing").isEmpty()
                        && ingest.status("steady").isEmpty());
        int last = ingest.framesOf("steady").size();
        ingest.camera("after", "demo:", 10);
        ingest.awaitFrames("after", 5);
        assertThat(ingest.framesOf("steady").size()).isLessThanOrEqualTo(last + 2);
        ingest.remove("after");
    }

    @Test
    void keepsToTheCeiling() {
        ingest.camera("slow", "demo:?rate=50", 5);
        ingest.awaitFrames("slow", 4);

        double skipped = ingest.frameCount("slow", "skipped-fps");
        double published = ingest.frameCount("slow", "published");

        assertThat(skipped / published).isBetween(6.0, 12.0);
        assertThat(ingest.frameCount("slow", "failed")).isZero();
        ingest.remove("slow");
    }

    @Test
    void sendsLessWhereNothingMoves() {
        Recordings.restThenMove(media.resolve("rest.mp4"), 300, 0);
        Camera gated = new Camera("gated", "gated", "file:rest.mp4", 10, false, List.of());
        ingest.put(gated);
        ingest.put(new Camera("ungated", "ungated", "file:rest.mp4", 10, false, List.of()).withMotionGate(false));

        await().atMost(PATIENCE).until(() -> ingest.frameCount("gated", "skipped-still") >= 27);

        assertThat(ingest.framesOf("gated").size()).isBetween(2, 5);
        assertThat(ingest.framesOf("ungated").size()).isGreaterThan(20);
        assertThat(ingest.frameCount("ungated", "skipped-still")).isZero();
        ingest.put(gated.withMotionGate(false));
        ingest.awaitFrames("gated", 30);
        ingest.remove("gated");
        ingest.remove("ungated");
    }

    @Test
    void sendsAllWhenSomethingBeginsToMove() {
        Recordings.restThenMove(media.resolve("begins.mp4"), 50, 50);
        ingest.camera("begins", "file:begins.mp4", 10);

        await().atMost(PATIENCE).until(() -> ingest.framesOf("begins").size() > 30);

        assertThat(ingest.frameCount("begins", "skipped-still")).isBetween(40.0, 50.0);
        ingest.remove("begins");
    }

    private long connects(String camera) {
        return ingest.historyOf(camera).stream()
                .filter(status -> status.state().name().equals("connecting"))
                .count();
    }
}
