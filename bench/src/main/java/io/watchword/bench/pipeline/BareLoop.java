package io.watchword.bench.pipeline;

import io.watchword.inference.PerceptionSettings;
import io.watchword.inference.detector.CenterNetDetector;
import io.watchword.inference.detector.Detector;
import io.watchword.inference.detector.DetectorOptions;
import io.watchword.ingest.MediaException;
import io.watchword.ingest.MediaFile;
import io.watchword.models.EmbeddedModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/** The model and nothing else, on frames decoded beforehand. */
final class BareLoop implements AutoCloseable {
    private static final int FRAMES = 100;

    private final Detector detector;
    private final List<Mat> frames;
    private int next;

    BareLoop(PerceptionSettings settings, Path clip) throws MediaException {
        this.detector = new CenterNetDetector(
                settings.model(),
                EmbeddedModels.labels(),
                DetectorOptions.live(settings.inputSize(), settings.threads()));
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

    Leg run(double seconds) {
        double cpu = Machine.cpuSeconds();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        long done = 0;
        while (System.nanoTime() < end) {
            detector.detect(List.of(frames.get(next)));
            next = (next + 1) % frames.size();
            done++;
        }
        return Leg.bare(done, (System.nanoTime() - start) / 1e9, Machine.cpuSeconds() - cpu);
    }

    @Override
    public void close() {
        frames.forEach(Mat::close);
        detector.close();
    }
}
