package io.watchword.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.ingest.testing.Recordings;
import io.watchword.protocol.Camera;
import io.watchword.rtspserver.RtspServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening and closing again and again costs no memory. */
final class ReopeningIT {
    private static final int TIMES = 100;
    private static final long ALLOWED = 40L << 20;

    @TempDir
    Path directory;

    @FunctionalInterface
    private interface Attempt {
        void run() throws Exception;
    }

    @Test
    void ofARecording() throws Exception {
        Path clip = Recordings.video(directory.resolve("clip.mp4"), 10);

        assertKeepsMemory(() -> play("demo:", clip, 10));
    }

    @Test
    void ofAnRtspCamera() throws Exception {
        try (RtspServer server = RtspServer.start()) {
            play(server.url("/jpeg"), directory, 1);

            assertKeepsMemory(() -> play(server.url("/jpeg"), directory, 1));
        }
    }

    @Test
    void ofACameraThatFails() throws Exception {
        try (RtspServer server = RtspServer.start()) {
            assertKeepsMemory(() -> {
                try {
                    play(server.url("/nowhere"), directory, 1);
                } catch (MediaException e) {
                    assertThat(e.error()).isEqualTo(MediaError.NOT_FOUND);
                }
            });
        }
    }

    private static void assertKeepsMemory(Attempt attempt) throws Exception {
        for (int i = 0; i < TIMES / 4; i++) {
            attempt.run();
        }
        System.gc();
        long before = Pointer.physicalBytes();
        for (int i = 0; i < TIMES; i++) {
            attempt.run();
        }
        System.gc();
        assertThat(Pointer.physicalBytes() - before).isLessThan(ALLOWED);
    }

    private static void play(String url, Path clip, int frames) throws MediaException {
        Interrupt interrupt = new Interrupt();
        interrupt.allow(Duration.ofSeconds(20));
        Source source = new Sources(IngestHarness.settings(clip), new SecretReferences(System::getenv))
                .of(new Camera("cam", "cam", url, 5, false, List.of()));
        try (VideoStream stream = VideoStream.open(source, interrupt, Duration.ofSeconds(5), 1);
                BgrConverter converter = new BgrConverter();
                JpegEncoder encoder = new JpegEncoder(80)) {
            for (int i = 0; i < frames && stream.next(() -> true); i++) {
                assertThat(encoder.encode(converter.convert(stream.frame()))).isNotEmpty();
            }
        }
    }
}
