package io.watchword.bench.pipeline;

import io.watchword.inference.PerceptionSettings;
import io.watchword.inference.detector.Detector;
import io.watchword.inference.detector.DetectorOptions;
import io.watchword.inference.detector.TorchScriptDetector;
import io.watchword.ingest.MediaException;
import io.watchword.ingest.MediaFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The model and nothing else, on frames decoded beforehand: as many predictors side by side as the device has passes.
 */
final class BareLoop implements AutoCloseable {
    private static final int FRAMES = 100;

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

    private static List<Mat> decode(Path clip) throws MediaException {
        List<Mat> frames = new ArrayList<>();
        try (MediaFile file = MediaFile.open(clip)) {
            for (MediaFile.Shot shot = file.next(); shot != null && frames.size() < FRAMES; shot = file.next()) {
                frames.add(shot.bgr().clone());
            }
        }
        return frames;
    }

    Leg run(double seconds) throws InterruptedException {
        Machine.Used used = Machine.Used.now();
        Profile profile = Profile.now();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        AtomicLong done = new AtomicLong();
        ConcurrentLinkedQueue<Double> forwardMs = new ConcurrentLinkedQueue<>();
        lanes.invokeAll(detectors.stream()
                .map(detector -> Executors.callable(() -> loop(detector, end, done, forwardMs)))
                .toList());
        return Leg.bare(
                done.get(),
                (System.nanoTime() - start) / 1e9,
                Machine.Used.now().since(used),
                List.copyOf(forwardMs),
                Profile.now().since(profile));
    }

    private void loop(Detector detector, long end, AtomicLong done, ConcurrentLinkedQueue<Double> forwardMs) {
        for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
            detector.detect(List.of(frames.get((int) (done.getAndIncrement() % frames.size()))));
            forwardMs.add((System.nanoTime() - now) / 1e6);
        }
    }

    @Override
    public void close() {
        lanes.shutdown();
        frames.forEach(Mat::close);
        detectors.forEach(Detector::close);
    }
}
