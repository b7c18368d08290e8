package io.watchword.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.watchword.ingest.testing.Recordings;
import io.watchword.protocol.Frame;
import io.watchword.rtspserver.RtspServer;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IngestIT {
    private IngestHarness ingest;

    @BeforeAll
    void start(@TempDir Path directory) {
        Path clip = Recordings.video(directory.resolve("clip.mp4"), 30);
        ingest = new IngestHarness(directory, IngestHarness.settings(clip));
    }

    @AfterAll
    void stop() {
        ingest.close();
    }

    @Test
    void playsTheDemoClipInALoopAtItsOwnRate() {
        ingest.camera("demo", "demo:", 120);

        List<Frame> frames = ingest.awaitFrames("demo", 40);

        assertInOrder(frames);
        assertDecodable(frames.get(35));
        assertThat(ingest.awaitStatus("demo", status -> status.fps() > 0).codec())
                .isEqualTo("h264");
    }

    @Test
    void publishesWhatAnRtspCameraSends() {
        try (RtspServer server = RtspServer.start()) {
            ingest.camera("rtsp", server.url("/cam"), 5);

            List<Frame> frames = ingest.awaitFrames("rtsp", 10);

            assertInOrder(frames);
            assertDecodable(frames.get(0));
            ingest.awaitStatus("rtsp", status -> status.fps() > 0);
        }
        ingest.awaitState("rtsp", "backing-off");
        ingest.remove("rtsp");
        await().atMost(IngestHarness.PATIENCE).until(() -> ingest.status("rtsp").isEmpty());
    }

    static void assertInOrder(List<Frame> frames) {
        assertThat(frames).extracting(frame -> frame.info().seq()).doesNotHaveDuplicates();
        assertThat(frames)
                .isSortedAccordingTo(
                        (a, b) -> Long.compare(a.info().seq(), b.info().seq()));
        assertThat(frames)
                .isSortedAccordingTo(
                        (a, b) -> a.info().capturedAt().compareTo(b.info().capturedAt()));
    }

    static void assertDecodable(Frame frame) {
        try (BytePointer bytes = new BytePointer(frame.jpeg());
                Mat encoded = new Mat(bytes);
                Mat picture = opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_COLOR)) {
            assertThat(picture.cols())
                    .isEqualTo(Recordings.WIDTH)
                    .isEqualTo(frame.info().width());
            assertThat(picture.rows())
                    .isEqualTo(Recordings.HEIGHT)
                    .isEqualTo(frame.info().height());
        }
    }
}
