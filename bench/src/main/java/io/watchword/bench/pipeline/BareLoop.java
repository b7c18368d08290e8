package io.watchword.bench.pipeline;

import io.watchword.inference.PerceptionSettings;
import io.watchword.inference.detector.Detector;
import io.watchword.inference.detector.DetectorOptions;
import io.watchword.inference.detector.TorchScriptDetector;
import io.watchword.ingest.MediaException;
import io.watchword.ingest.MediaFile;
import io.watchword.models.EmbeddedModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The model and nothing else, on frames decoded beforehand: as many predictors side by side as the device has passes.
 */
final class BareLoop implements AutoCloseable {
    private static final int FRAMES = 100;
    private static final double SETTLE_S = 5;

    private final List<Detector> detectors = new ArrayList<>();
    private final List<Mat> frames;
    private final ExecutorService lanes = Executors.newCachedThreadPool(task -> new Thread(task, "bench-bare"));

    BareLoop(PerceptionSettings settings, Path clip) throws MediaException {
        for (int lane = 0; lane < settings.cpu().passes(); lane++) {
            detectors.add(new TorchScriptDetector(
                    settings.model(), DetectorOptions.lane(settings.cpu(), settings.inputSize())));
        }
        this.frames = decode(clip);
    }

    /** How many frames of the demo clip it does a second, once warm; takes ten seconds. */
    static double rate(PerceptionSettings settings, Path temp) throws Exception {
        try (BareLoop loop = new BareLoop(settings, EmbeddedModels.extractDemoClip(temp))) {
            loop.run(SETTLE_S);
            return loop.run(SETTLE_S).rate();
        }
    }

    private static List<Mat> decode(Path clip) throws MediaException {
        List<Mat> frames = new ArrayList<>();
        try (MediaFile file = MediaFile.open(clip)) {
            for (MediaFile.Shot shot = file.next(); shot != null && frames.size() < FRAMES; shot = file.next()) {
                frames.add(shot.bgr().clone());
            }
        }
        return frames;
    }

    /** As many frames as it can. */
    Leg run(double seconds) throws InterruptedException {
        return run(seconds, Double.POSITIVE_INFINITY);
    }

    /** So many frames a second, or as many as it can: a processor that rests in between is not as quick at once. */
    Leg run(double seconds, double rate) throws InterruptedException {
        Machine.Used used = Machine.Used.now();
        Profile profile = Profile.now();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        AtomicLong done = new AtomicLong();
        ConcurrentLinkedQueue<Double> forwardMs = new ConcurrentLinkedQueue<>();
        lanes.invokeAll(detectors.stream()
                .map(detector -> Executors.callable(() -> loop(detector, new Span(start, end, rate), done, forwardMs)))
                .toList());
        return Leg.bare(
                forwardMs.size(),
                (System.nanoTime() - start) / 1e9,
                Machine.Used.now().since(used),
                List.copyOf(forwardMs),
                Profile.now().since(profile));
    }

    private void loop(Detector detector, Span span, AtomicLong done, ConcurrentLinkedQueue<Double> forwardMs) {
        for (long frame = done.getAndIncrement(); span.await(frame); frame = done.getAndIncrement()) {
            long begun = System.nanoTime();
            detector.detect(List.of(frames.get((int) (frame % frames.size()))));
            forwardMs.add((System.nanoTime() - begun) / 1e6);
        }
    }

    /** When frames are due, in the nanoseconds of {@link System#nanoTime}. */
    private record Span(long start, long end, double rate) {
        /** Waits until a frame is due; false where it would be due after the end. */
        boolean await(long frame) {
            long due = start + Math.round(frame / rate * 1e9);
            long now = System.nanoTime();
            while (now < due && due < end) {
                LockSupport.parkNanos(due - now);
                now = System.nanoTime();
            }
            return now < end && due < end;
        }
    }

    @Override
    public void close() {
        lanes.shutdown();
        frames.forEach(Mat::close);
        detectors.forEach(Detector::close);
    }
}
