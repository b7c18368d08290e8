package io.watchword.ingest;

import static io.watchword.ingest.IngestHarness.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.watchword.ingest.testing.FaultProxy;
import io.watchword.ingest.testing.Recordings;
import io.watchword.protocol.CameraUrls;
import io.watchword.protocol.Ids;
import io.watchword.protocol.Json;
import io.watchword.protocol.Trial;
import io.watchword.protocol.TrialResult;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import io.watchword.rtspserver.RtspServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Trying cameras that nobody has connected. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TrialsIT {
    private static final String PASSWORD = "s3cr3t-pw";

    private final Map<String, TrialResult> results = new ConcurrentHashMap<>();
    private IngestHarness ingest;

    @BeforeAll
    void start(@TempDir Path directory) {
        Path clip = Recordings.video(directory.resolve("clip.mp4"), 10);
        ingest = new IngestHarness(directory, IngestSettings.defaults(clip, new CameraUrls(true, false)));
        get(ingest.bus.read(Topic.CAMERA_TRIAL_RESULTS, new Start.Beginning(), this::take));
    }

    @AfterAll
    void stop() {
        ingest.close();
    }

    private Future<Void> take(List<Delivered<TrialResult>> batch) {
        batch.forEach(each -> results.put(each.key(), Objects.requireNonNull(each.value())));
        return Future.succeededFuture();
    }

    @Test
    void showWhatACameraSends() {
        try (RtspServer server = RtspServer.start(RtspServer.Options.OPEN.forUser("viewer", PASSWORD, true))) {
            TrialResult result = tried(server.url("/cam", "viewer", PASSWORD));

            TrialResult.Seen seen = Objects.requireNonNull(result.seen(), String.valueOf(result.reason()));
            assertThat(seen.codec()).isEqualTo("h264");
            assertThat(seen.width()).isEqualTo(320);
            assertThat(seen.height()).isEqualTo(240);
            assertThat(seen.fps()).isBetween(5.0, 15.0);
            assertThat(seen.jpeg()).startsWith(0xFF, 0xD8);
        }
        assertThat(tried("demo:").seen()).isNotNull();
    }

    @Test
    void sayWhyACameraCanNotBeOpened() {
        try (RtspServer server = RtspServer.start(RtspServer.Options.OPEN.forUser("viewer", PASSWORD, true))) {
            TrialResult wrong = tried(server.url("/cam", "viewer", "not-" + PASSWORD));
            TrialResult refused = tried("rtsp://169.254.1.2/cam");

            assertThat(wrong.reason()).contains("password", "is wrong");
            assertThat(Json.text(wrong)).doesNotContain(PASSWORD);
            assertThat(refused.reason()).contains("link-local");
        }
    }

    @Test
    void areBoundedInTimeAndNumber() {
        try (RtspServer server = RtspServer.start();
                FaultProxy silent = FaultProxy.to(server.port())) {
            silent.hold();

            List<String> asked = Stream.generate(() -> ask(silent.url("/cam"), Duration.ofSeconds(60)))
                    .limit(11)
                    .toList();

            await().atMost(IngestHarness.PATIENCE)
                    .until(() -> asked.stream()
                                    .map(results::get)
                                    .filter(Objects::nonNull)
                                    .count()
                            >= 3);
            assertThat(asked.stream().map(results::get).filter(Objects::nonNull).map(TrialResult::reason))
                    .anyMatch(reason -> String.valueOf(reason).contains("Too many cameras"))
                    .anyMatch(reason -> String.valueOf(reason).contains("does not answer in time"));
        }
    }

    @Test
    void thatNobodyWaitsForAreLeftOut() {
        String late = ask("demo:", Duration.ofSeconds(-1));

        tried("demo:");

        assertThat(results).doesNotContainKey(late);
    }

    private TrialResult tried(String url) {
        String id = ask(url, Duration.ofSeconds(60));
        await().atMost(IngestHarness.PATIENCE).until(() -> results.containsKey(id));
        return results.get(id);
    }

    private String ask(String url, Duration patience) {
        Trial trial = new Trial(Ids.random("trial"), url, Instant.now().plus(patience));
        get(ingest.bus.writer(Topic.CAMERA_TRIALS).write(trial));
        return trial.id();
    }
}
