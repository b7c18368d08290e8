package io.watchword.ingest;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.watchword.ingest.testing.FaultProxy;
import io.watchword.rtspserver.RtspServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sixteen cameras at once, each looked at once a second. */
final class SixteenCamerasIT {
    private static final String FAULTY = "cam-0";
    private static final List<String> OTHERS =
            IntStream.range(1, 16).mapToObj(i -> "cam-" + i).toList();

    @Test
    void areAllLiveAndOneThatFailsHarmsNone(@TempDir Path directory) {
        try (RtspServer server = RtspServer.start(RtspServer.Options.OPEN.sized(640, 360));
                FaultProxy proxy = FaultProxy.to(server.port());
                IngestHarness ingest = new IngestHarness(directory, IngestHarness.settings(directory))) {
            ingest.camera(FAULTY, proxy.url("/cam"), 1);
            OTHERS.forEach(id -> ingest.camera(id, server.url("/cam"), 1));
            ingest.awaitFrames(FAULTY, 2);
            OTHERS.forEach(id -> ingest.awaitFrames(id, 2));

            proxy.cut();
            proxy.hold();

            ingest.awaitStatus(FAULTY, status -> status.restarts() > 0);
            int known = ingest.framesOf(FAULTY).size();
            Map<String, Integer> before = OTHERS.stream()
                    .collect(toMap(id -> id, id -> ingest.framesOf(id).size()));
            for (String id : OTHERS) {
                ingest.awaitFrames(id, before.get(id) + 5);
                assertThat(ingest.historyOf(id))
                        .as(id)
                        .filteredOn(status -> !status.state().name().equals("connecting"))
                        .allMatch(status -> status.state().name().equals("live") && status.restarts() == 0);
            }
            assertThat(ingest.framesOf(FAULTY)).hasSize(known);
            proxy.release();
            ingest.awaitFrames(FAULTY, known + 2);
            await().atMost(IngestHarness.PATIENCE)
                    .until(() ->
                            ingest.status(FAULTY).orElseThrow().state().name().equals("live"));
            assertThat(ingest.frames.get(0).info().width()).isEqualTo(640);
        }
    }
}
