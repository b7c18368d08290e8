package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.watchword.inference.detector.Calibration;
import io.watchword.inference.detector.Detector;
import io.watchword.inference.detector.DetectorException;
import io.watchword.inference.kinds.KindTeller;
import io.watchword.protocol.Box;
import io.watchword.protocol.Detection;
import io.watchword.protocol.Frame;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Scene;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PerceptionPipelineTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final byte[] PICTURE = Jpegs.plain(64, 48);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Scene> scenes = new CopyOnWriteArrayList<>();
    private final StubDetector detector = new StubDetector();
    private final List<PerceptionPipeline> pipelines = new ArrayList<>();
    private PerceptionPipeline pipeline = pipeline(this::written);

    @AfterEach
    void end() {
        detector.turns.release(1_000);
        pipelines.add(pipeline);
        pipelines.forEach(each -> await().until(() -> each.drain().isComplete()));
        pipelines.forEach(each -> await().until(() -> each.close().isComplete()));
        pipelines.clear();
    }

    @Test
    void whileTheModelIsBusyOnlyTheLatestFrameOfACameraWaits() {
        detector.turns.drainPermits();
        for (int seq = 0; seq < 50; seq++) {
            pipeline.offer(frame("gate", seq, PICTURE, NOW));
        }
        detector.turns.release(1_000);
        await().until(() -> balance() == 0);

        assertThat(count("received")).isEqualTo(50);
        assertThat(count("answered")).isBetween(1.0, 4.0);
        assertThat(scenes).extracting(scene -> scene.frame().seq()).isSorted().endsWith(49L);
    }

    @Test
    void receivedIsAnsweredAndDroppedAndFailed() {
        for (int seq = 0; seq < 200; seq++) {
            byte[] bytes = seq % 3 == 0 ? new byte[] {1, 2, 3} : PICTURE;
            pipeline.offer(frame("gate", seq, bytes, seq % 5 == 0 ? NOW.minusSeconds(60) : NOW));
        }
        await().until(() -> balance() == 0);

        assertThat(count("received")).isEqualTo(200);
    }

    @Test
    void aFrameThatIsNoPictureFailsAndTheNextIsPerceived() {
        pipeline.offer(frame("gate", 0, new byte[] {1, 2, 3}, NOW));
        await().until(() -> count("failed") == 1);
        pipeline.offer(frame("gate", 1, PICTURE, NOW));
        await().until(() -> count("answered") == 1);

        assertThat(pipeline.health().ok()).isTrue();
    }

    @Test
    void anOldFrameIsDropped() {
        pipeline.offer(frame("gate", 0, PICTURE, NOW.minusSeconds(10)));

        await().until(() -> count("dropped") == 1);
        assertThat(drops("too-old").count()).isEqualTo(1);
        assertThat(drops("too-old").totalTime(TimeUnit.SECONDS)).isEqualTo(10);
    }

    @Test
    void aClockThatIsAMinuteBehindMakesNoFrameTooOldForLong() {
        for (int seq = 0; seq < 100; seq++) {
            pipeline.offer(frame("gate", seq, PICTURE, NOW.minusSeconds(60)));
        }

        await().until(() -> balance() == 0);
        assertThat(scenes).extracting(scene -> scene.frame().seq()).contains(99L);
        assertThat(scenes.get(scenes.size() - 1).latencyMs().total()).isLessThan(60_000);
    }

    @Test
    void everyDroppedFrameHasItsReasonAndAge() {
        detector.turns.drainPermits();
        pipeline.offer(frame("gate", 0, PICTURE, NOW));
        await().until(() -> detector.atWork);
        pipeline.offer(frame("gate", 1, PICTURE, NOW.minusSeconds(2)));
        pipeline.offer(frame("gate", 2, PICTURE, NOW));
        pipeline.handOver(Set.of(7));
        pipeline.handOver(Set.of(0));
        pipeline.offer(frame("gate", 3, PICTURE, NOW));
        Future<Void> drained = pipeline.drain();
        detector.turns.release(1_000);
        await().until(drained::isComplete);

        assertThat(drops("superseded").count()).isEqualTo(1);
        assertThat(drops("superseded").totalTime(TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(drops("handed-over").count()).isEqualTo(1);
        assertThat(drops("stopping").count()).isEqualTo(1);
        assertThat(count("dropped")).isEqualTo(3);
        assertThat(balance()).isZero();
    }

    @Test
    void aClockThatIsAheadMakesNoFrameTooOld() {
        pipeline.offer(frame("gate", 0, PICTURE, NOW.plusSeconds(3_600)));
        await().until(() -> count("answered") == 1);
        pipeline.offer(frame("gate", 1, PICTURE, NOW.minusSeconds(1)));

        await().until(() -> count("answered") == 2);
        assertThat(scenes).extracting(scene -> scene.tracks().size()).containsExactly(1, 1);
    }

    @Test
    void everyKindOfUnusableFrameFailsAndIsCounted() {
        byte[] tall = Jpegs.plain(48, 64);
        byte[] cut = Arrays.copyOf(PICTURE, PICTURE.length - 20);
        List<byte[]> unusable = List.of(new byte[] {0}, new byte[] {(byte) 0xFF, (byte) 0xD8}, tall, cut);
        unusable.forEach(bytes -> {
            double before = count("failed");
            pipeline.offer(frame("gate", 0, bytes, NOW));
            await().until(() -> count("failed") == before + 1);
        });
        fails(Jpegs.plain(1, 1), 1, 1);
        fails(Jpegs.plain(8192, 8192), 8192, 8192);

        assertThat(balance()).isZero();
        assertThat(pipeline.health().ok()).isTrue();
    }

    private void fails(byte[] bytes, int width, int height) {
        double before = count("failed");
        FrameInfo info = FrameInfo.live(0, NOW, width, height);
        pipeline.offer(new ArrivedFrame(new Frame("gate", info, bytes), NOW, 0));
        await().until(() -> count("failed") == before + 1);
    }

    @Test
    void lanesWorkSideBySideAndEachCameraKeepsItsOrder() {
        pipelines.add(pipeline);
        List<StubDetector> lanes = List.of(new StubDetector(), new StubDetector(), new StubDetector());
        pipeline = pipeline(this::written, lanes, 1, Duration.ZERO);
        lanes.forEach(lane -> lane.turns.drainPermits());
        List<StubDetector> begun = new ArrayList<>();
        for (int seq = 0; seq < 3; seq++) {
            pipeline.offer(frame("gate", seq, PICTURE, NOW));
            await().until(() -> lanes.stream().anyMatch(lane -> lane.atWork && !begun.contains(lane)));
            lanes.stream().filter(lane -> lane.atWork && !begun.contains(lane)).forEach(begun::add);
        }
        for (int late = 2; late >= 0; late--) {
            StubDetector lane = begun.get(late);
            assertThat(scenes).isEmpty();
            lane.turns.release(1_000);
            await().until(() -> !lane.atWork);
        }

        await().until(() -> count("answered") == 3);
        assertThat(scenes).extracting(scene -> scene.frame().seq()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void takesFramesTogetherOnceThereAreEnoughOrTheFirstHasWaited() {
        pipelines.add(pipeline);
        pipeline = pipeline(this::written, List.of(detector), 4, Duration.ofSeconds(20));
        for (int camera = 0; camera < 4; camera++) {
            pipeline.offer(frame("camera-" + camera, 0, PICTURE, NOW));
        }
        await().until(() -> sum("answered") == 4);
        assertThat(detector.batches).containsExactly(4);

        pipelines.add(pipeline);
        pipeline = pipeline(this::written, List.of(detector), 4, Duration.ofMillis(20));
        pipeline.offer(frame("camera-0", 1, PICTURE, NOW));
        await().until(() -> sum("answered") == 5);
        assertThat(detector.batches).containsExactly(4, 1);
    }

    @Test
    void aModelThatKeepsFailingIsUnhealthyUntilItWorks() {
        detector.broken = true;
        for (int seq = 0; seq < 3; seq++) {
            double before = count("failed");
            pipeline.offer(frame("gate", seq, PICTURE, NOW));
            await().until(() -> count("failed") == before + 1);
        }
        await().until(() -> !pipeline.health().ok());
        detector.broken = false;
        pipeline.offer(frame("gate", 3, PICTURE, NOW));

        await().until(() -> pipeline.health().ok());
    }

    @Test
    void takesNothingInWhileScenesAreNotTaken() {
        Promise<Void> broker = Promise.promise();
        end();
        meters.clear();
        pipeline = pipeline(scene -> broker.future());
        for (int seq = 0; seq < 40; seq++) {
            int offered = seq;
            pipeline.offer(frame("camera-" + seq, seq, PICTURE, NOW));
            await().until(() -> offered >= 16 || inFlight() == 0);
        }
        await().until(() -> !pipeline.health().ok());
        broker.complete();

        await().until(() -> sum("answered") == 40);
    }

    @Test
    void aFrameThatComesAfterTheEndIsCounted() {
        await().until(() -> pipeline.drain().isComplete());

        pipeline.offer(frame("gate", 0, PICTURE, NOW));

        assertThat(count("dropped")).isEqualTo(1);
        assertThat(pipeline.health().ok()).isFalse();
    }

    private PerceptionPipeline pipeline(Function<Scene, Future<?>> output) {
        return pipeline(output, List.of(detector), 1, Duration.ZERO);
    }

    private PerceptionPipeline pipeline(
            Function<Scene, Future<?>> output, List<StubDetector> lanes, int batch, Duration delay) {
        return new PerceptionPipeline(
                        new PerceptionPipeline.Options(
                                "perception", "cpu", lanes.size(), batch, delay, 640, Duration.ofSeconds(3)),
                        lanes,
                        new CameraViews(Calibration.none(), KindTeller.NONE),
                        output,
                        new PerceptionMeters(meters, "cpu"),
                        Clock.fixed(NOW, java.time.ZoneOffset.UTC))
                .start();
    }

    private Future<Void> written(Scene scene) {
        scenes.add(scene);
        return Future.succeededFuture();
    }

    private double inFlight() {
        return detector.turns.availablePermits() > 0 && detector.atWork ? 1 : 0;
    }

    private double balance() {
        return count("received") - count("answered") - count("dropped") - count("failed");
    }

    private double count(String outcome) {
        return meters.counter("watchword.frames", "camera", "gate", "outcome", outcome)
                .count();
    }

    private Timer drops(String reason) {
        return meters.timer("watchword.frame.drop.age", "camera", "gate", "reason", reason);
    }

    private double sum(String outcome) {
        return meters.find("watchword.frames").tag("outcome", outcome).counters().stream()
                .mapToDouble(io.micrometer.core.instrument.Counter::count)
                .sum();
    }

    private static ArrivedFrame frame(String camera, long seq, byte[] bytes, Instant at) {
        return new ArrivedFrame(new Frame(camera, FrameInfo.live(seq, at, 64, 48), bytes), at, 0);
    }

    /** Sees one person, when it is given a turn. */
    private static final class StubDetector implements Detector {
        private final Semaphore turns = new Semaphore(1_000);
        private final List<Integer> batches = new CopyOnWriteArrayList<>();
        private volatile boolean broken;
        private volatile boolean atWork;

        @Override
        public List<String> labels() {
            return List.of("person");
        }

        @Override
        public List<List<Detection>> detect(List<Mat> frames) {
            batches.add(frames.size());
            atWork = true;
            turns.acquireUninterruptibly();
            atWork = false;
            if (broken) {
                throw new DetectorException("broken");
            }
            return frames.stream()
                    .map(frame -> List.of(new Detection("person", 0.9, new Box(10, 10, 20, 30))))
                    .toList();
        }

        @Override
        public void close() {}
    }
}
