package io.watchword.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.watchword.ingest.testing.FaultProxy;
import io.watchword.ingest.testing.Recordings;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.Frame;
import io.watchword.rtspserver.RtspServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What happens between a real RTSP server and a camera's reader, and that pictures are back soon after the stream is,
 * without anything being started again by hand.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultsIT {
    /** From the moment that the stream can be had again, with the waiting time at its first step. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private static final String PASSWORD = "s3cr3t-pw";

    private IngestHarness ingest;
    private RtspServer server;
    private FaultProxy proxy;
    private Path files;
    private String id;

    @BeforeAll
    void start(@TempDir Path directory) {
        files = directory;
        ingest = new IngestHarness(directory, IngestHarness.settings(directory).withStillFps(0));
    }

    @AfterAll
    void stop() {
        ingest.close();
    }

    @BeforeEach
    void connect(TestInfo test) {
        server = RtspServer.start();
        proxy = FaultProxy.to(server.port());
        id = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    }

    @AfterEach
    void disconnect() {
        ingest.remove(id);
        proxy.close();
        server.close();
    }

    @Test
    void serverKilledAndStarted() {
        watch("/cam");
        int port = server.port();

        server.close();
        CameraStatus down = ingest.awaitState(id, "backing-off");
        server = RtspServer.start(RtspServer.Options.OPEN.onPort(port));

        awaitBack();
        assertThat(down.lastError()).contains("127.0.0.1:" + proxy.port()).containsAnyOf("ended", "closed");
    }

    @Test
    void serverStoppedAndContinued() {
        watch("/cam");

        server.freeze();
        CameraStatus stalled = ingest.awaitState(id, "stalled");
        ingest.awaitState(id, "backing-off");
        server.thaw();

        awaitBack();
        assertThat(stalled.lastError()).contains("stopped sending pictures");
    }

    @Test
    void connectionCut() {
        watch("/cam");

        proxy.cut();

        awaitBack();
        assertThat(ingest.awaitState(id, "backing-off").lastError()).contains("ended the stream");
    }

    @Test
    void connectionCutMidFrame() {
        watch("/cam");

        proxy.cutMidFrame();

        ingest.awaitState(id, "backing-off");
        awaitBack();
        IngestIT.assertDecodable(last());
    }

    @Test
    void shortStalls() {
        watch("/cam");

        proxy.stutter(Duration.ofMillis(200));
        ingest.awaitFrames(id, frames() + 30);

        assertThat(ingest.historyOf(id)).noneMatch(status -> status.restarts() > 0);
        assertThat(state()).isEqualTo("live");
    }

    @Test
    void aThirdOfThePacketsLost() {
        proxy.loseUdp(0.3);
        ingest.camera(id, proxy.url("/cam?udp"), 10);

        ingest.awaitFrames(id, 20);

        assertThat(state()).isEqualTo("live");
        assertThat(ingest.historyOf(id)).noneMatch(status -> status.restarts() > 0);
    }

    @Test
    void wrongPasswordThenTheRightOne() {
        for (boolean digest : List.of(false, true)) {
            String camera = id + (digest ? "-digest" : "-basic");
            try (RtspServer locked = RtspServer.start(RtspServer.Options.OPEN.forUser("viewer", PASSWORD, digest))) {
                ingest.camera(camera, locked.url("/cam", "viewer", "not-" + PASSWORD), 10);
                assertThat(ingest.awaitState(camera, "refused").lastError())
                        .contains("user name or password", "127.0.0.1:" + locked.port())
                        .doesNotContain(PASSWORD);

                ingest.camera(camera, locked.url("/cam", "viewer", PASSWORD), 10);

                await().atMost(SOON).until(() -> !ingest.framesOf(camera).isEmpty());
            } finally {
                ingest.remove(camera);
            }
        }
    }

    @Test
    void unknownPathThatAppears() {
        ingest.camera(id, proxy.url("/late"), 10);
        CameraStatus refused = ingest.awaitState(id, "refused");

        server.serve("/late");

        awaitBack();
        assertThat(refused.lastError()).contains("no stream at /late");
    }

    @Test
    void sizeSwitched() {
        Path small = Recordings.video(files.resolve("small.h264"), 10);
        Path large = Recordings.video(files.resolve("large.h264"), 10, 640, 360);
        server.close();
        server = RtspServer.start(
                RtspServer.Options.OPEN.playing(Recordings.joined(files.resolve("both.h264"), small, large), 10));
        proxy.leadTo(server.port());
        ingest.camera(id, proxy.url("/cam"), 10);

        await().atMost(IngestHarness.PATIENCE).until(() -> widths().containsAll(List.of(320, 640)));
        assertThat(ingest.historyOf(id)).noneMatch(status -> status.restarts() > 0);
        ingest.awaitStatus(id, status -> status.width() == 640);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 2_000, 20_000, 200_000})
    void garbageInTheStream(int size) {
        id += "-" + size;
        watch("/cam");
        byte[] garbage = new byte[size];
        new Random(size).nextBytes(garbage);

        proxy.garble(garbage);
        await().atMost(IngestHarness.PATIENCE).until(() -> proxy.isClear());
        Instant clear = Instant.now();

        await().atMost(SOON).until(() -> framesSince(clear) > 2);
        await().atMost(IngestHarness.PATIENCE).until(() -> state().equals("live"));
        IngestIT.assertDecodable(last());
    }

    @Test
    void garbageIsToldFromSilence() {
        watch("/cam");
        byte[] garbage = new byte[100];
        new Random(1).nextBytes(garbage);

        // the place may be found again by chance
        await().atMost(IngestHarness.PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    if (proxy.isClear() && state().equals("live")) {
                        proxy.garble(garbage);
                    }
                    return ingest.historyOf(id).stream().anyMatch(status -> String.valueOf(status.lastError())
                            .contains("bytes that are no video"));
                });

        assertThat(ingest.historyOf(id))
                .noneMatch(status -> status.state().name().equals("stalled"));
    }

    @Test
    void serverThatAcceptsAndSaysNothing() {
        proxy.hold();
        ingest.camera(id, proxy.url("/cam"), 10);
        CameraStatus waiting = ingest.awaitState(id, "backing-off");

        proxy.release();

        awaitBack();
        assertThat(waiting.lastError()).contains("does not answer in time");
    }

    private void watch(String path) {
        ingest.camera(id, proxy.url(path), 10);
        ingest.awaitFrames(id, 5);
    }

    private int frames() {
        return ingest.framesOf(id).size();
    }

    private long framesSince(Instant time) {
        return ingest.framesOf(id).stream()
                .filter(frame ->
                        Objects.requireNonNull(frame.info().capturedAt()).isAfter(time))
                .count();
    }

    private Frame last() {
        List<Frame> frames = ingest.framesOf(id);
        return frames.get(frames.size() - 1);
    }

    private List<Integer> widths() {
        return ingest.framesOf(id).stream().map(frame -> frame.info().width()).toList();
    }

    private String state() {
        return ingest.status(id).orElseThrow().state().name();
    }

    private void awaitBack() {
        int known = frames();
        await().atMost(SOON).until(() -> frames() > known + 2);
        await().atMost(IngestHarness.PATIENCE).until(() -> state().equals("live"));
    }
}
