package io.watchword.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import io.watchword.ingest.testing.FaultProxy;
import io.watchword.protocol.CameraStatus;
import io.watchword.rtspserver.RtspServer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A camera whose connection is cut again and again costs nothing that lasts. */
final class HundredCutsIT {
    private static final Duration QUICK = Duration.ofMillis(100);

    /** What a process holds. */
    private record Holdings(int threads, long files, long bytes) {
        static Holdings now() {
            System.gc();
            UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Holdings(
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    system.getOpenFileDescriptorCount(),
                    Pointer.physicalBytes());
        }
    }

    @Test
    void leaveThreadsFilesAndMemoryAsTheyWere(@TempDir Path directory) {
        IngestSettings settings =
                IngestHarness.settings(directory).with(new IngestSettings.Retries(QUICK, QUICK, QUICK));
        try (RtspServer server = RtspServer.start();
                FaultProxy proxy = FaultProxy.to(server.port());
                IngestHarness ingest = new IngestHarness(directory, settings)) {
            ingest.camera("cut", proxy.url("/jpeg"), 25);
            cut(ingest, proxy, 100);
            Holdings first = Holdings.now();
            Holdings before = first;
            Holdings after = afterHundred(ingest, proxy);
            // a heap may still find its size; what leaks does so every time
            for (int again = 0; again < 2 && grew(before, after); again++) {
                before = after;
                after = afterHundred(ingest, proxy);
            }

            assertThat(after.threads()).isLessThanOrEqualTo(first.threads() + 2);
            assertThat(after.files()).isLessThanOrEqualTo(first.files() + 2);
            assertThat(grew(before, after)).as("%s to %s", before, after).isFalse();
            CameraStatus last = ingest.awaitStatus("cut", status -> status.restarts() >= 200);
            assertThat(last.lastError()).contains("ended the stream");
        }
    }

    private static Holdings afterHundred(IngestHarness ingest, FaultProxy proxy) {
        cut(ingest, proxy, 100);
        return Holdings.now();
    }

    private static boolean grew(Holdings before, Holdings after) {
        return after.bytes() > before.bytes() * 105 / 100;
    }

    private static void cut(IngestHarness ingest, FaultProxy proxy, int times) {
        for (int i = 0; i < times; i++) {
            awaitFrame(ingest);
            int connections = proxy.accepted();
            proxy.cut();
            await().pollInterval(Duration.ofMillis(10)).until(() -> proxy.accepted() > connections);
            ingest.frames.clear();
        }
        awaitFrame(ingest);
    }

    private static void awaitFrame(IngestHarness ingest) {
        await().pollInterval(Duration.ofMillis(10)).until(() -> !ingest.frames.isEmpty());
    }
}
