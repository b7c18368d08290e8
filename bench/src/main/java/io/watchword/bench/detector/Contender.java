package io.watchword.bench.detector;

import io.watchword.bench.Samples;
import io.watchword.bench.data.LabelledBox;
import io.watchword.inference.detector.Detector;
import io.watchword.inference.detector.DetectorModel;
import io.watchword.inference.detector.DetectorOptions;
import io.watchword.inference.detector.TorchScriptDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.opencv.opencv_core.Mat;

/** A detector that is run one way, beside others on the same pictures. */
final class Contender implements AutoCloseable {
    private final String name;
    private final DetectorOptions options;
    private final Detector detector;
    private final DetectorAccuracy accuracy = new DetectorAccuracy();
    private final List<Double> times = new ArrayList<>();

    Contender(String name, DetectorModel model, DetectorOptions options) {
        this.name = name;
        this.options = options;
        this.detector = new TorchScriptDetector(model, options);
    }

    void look(Mat bgr, List<LabelledBox> truths) {
        long start = System.nanoTime();
        accuracy.image(detector.detect(bgr), truths);
        times.add((System.nanoTime() - start) / 1e6);
    }

    /** What {@link #row} tells. */
    static String header() {
        return String.format(
                "%-24s %10s %10s %16s %8s %14s",
                "detector", "long side", "padded", "ms a photograph", "mAP50", "person AP50");
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%-24s %10d %10s %16.1f %8.3f %14.3f",
                name,
                options.inputSize(),
                options.shape().name().toLowerCase(Locale.ROOT),
                new Samples(times).quantile(0.5),
                accuracy.mean(),
                accuracy.of("person").value());
    }

    @Override
    public void close() {
        detector.close();
    }
}
