package io.watchword.bench.detector;

import static org.bytedeco.opencv.global.opencv_imgcodecs.imread;

import io.watchword.bench.TempFolder;
import io.watchword.bench.data.LabelledBox;
import io.watchword.inference.detector.CenterNetDetector;
import io.watchword.inference.detector.Detector;
import io.watchword.inference.detector.DetectorOptions;
import io.watchword.inference.detector.Letterbox;
import io.watchword.models.EmbeddedModels;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench detector}: the embedded detector's accuracy over photographs with YOLO labels. */
@Command(
        name = "detector",
        mixinStandardHelpOptions = true,
        description = "Average precision at IoU 0.5 of the embedded detector, by class")
public final class DetectorBench implements Callable<Integer> {
    @Option(names = "--images", required = true, paramLabel = "DIR", description = "Photographs: *.jpg, *.png")
    private Path images = Path.of("");

    @Option(names = "--labels", required = true, paramLabel = "DIR", description = "YOLO text files of the same names")
    private Path labels = Path.of("");

    @Option(
            names = "--size",
            defaultValue = "512",
            description = "Side of the square input in pixels (default: $" + "{DEFAULT-VALUE})")
    private int size;

    @Option(names = "--min-score", defaultValue = "0.02", description = "Detections below are left out")
    private double minScore;

    @Option(names = "--threads", defaultValue = "0", description = "Of the model; 0: one for each core")
    private int threads;

    @Override
    public Integer call() throws IOException {
        int used = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        DetectorOptions options = new DetectorOptions(size, Letterbox.Shape.SQUARE, used, minScore);
        try (TempFolder temp = TempFolder.create();
                Detector detector = new CenterNetDetector(
                        EmbeddedModels.extractDetector(temp.path()), EmbeddedModels.labels(), options)) {
            print(measure(detector), System.out);
        }
        return 0;
    }

    private DetectorAccuracy measure(Detector detector) throws IOException {
        DetectorAccuracy accuracy = new DetectorAccuracy();
        for (Path image : photographs()) {
            try (Mat bgr = imread(image.toString())) {
                if (bgr.empty()) {
                    throw new IOException(image + " is not a picture that can be read");
                }
                accuracy.image(detector.detect(bgr), truths(image, bgr));
            }
        }
        return accuracy;
    }

    private List<Path> photographs() throws IOException {
        try (Stream<Path> files = Files.list(images)) {
            return files.filter(file -> file.toString().matches("(?i).*\\.(jpe?g|png)"))
                    .sorted()
                    .toList();
        }
    }

    private List<LabelledBox> truths(Path image, Mat bgr) throws IOException {
        String name = image.getFileName().toString();
        Path file = labels.resolve(name.substring(0, name.lastIndexOf('.')) + ".txt");
        return LabelledBox.read(file, EmbeddedModels.labels(), bgr.cols(), bgr.rows());
    }

    private static void print(DetectorAccuracy accuracy, PrintStream out) {
        out.printf(Locale.ROOT, "mAP50 %.3f%n%n", accuracy.mean());
        out.printf(Locale.ROOT, "%-16s %6s %6s%n", "class", "boxes", "AP50");
        accuracy.byClass()
                .forEach((label, ap) -> out.printf(Locale.ROOT, "%-16s %6d %6.3f%n", label, ap.truths(), ap.value()));
    }
}
