package io.watchword.bench.detector;

import io.watchword.bench.TempFolder;
import io.watchword.bench.data.EvalData;
import io.watchword.inference.detector.CenterNetDetector;
import io.watchword.inference.detector.Detector;
import io.watchword.inference.detector.DetectorOptions;
import io.watchword.inference.detector.Letterbox;
import io.watchword.models.EmbeddedModels;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench detector}: how fast the embedded detector is, however it is run, and how well it sees. */
@Command(
        name = "detector",
        mixinStandardHelpOptions = true,
        description = "The embedded detector's time under each runtime setting with its accuracy beside it, and its"
                + " accuracy by input size; with --images and --labels, by class")
public final class DetectorBench implements Callable<Integer> {
    private static final List<Integer> SIZES = List.of(320, 416, 512, 640);

    @Mixin
    private EvalData data = new EvalData();

    @Option(names = "--images", paramLabel = "DIR", description = "Photographs: *.jpg, *.png")
    private @Nullable Path images;

    @Option(names = "--labels", paramLabel = "DIR", description = "YOLO text files of the same names")
    private @Nullable Path labels;

    @Option(
            names = "--size",
            defaultValue = "512",
            description = "Side of the square input in pixels (default: $" + "{DEFAULT-VALUE})")
    private int size;

    @Option(names = "--min-score", defaultValue = "0.02", description = "Detections below are left out")
    private double minScore;

    @Option(names = "--threads", defaultValue = "0", description = "Of the model; 0: one for each core")
    private int threads;

    @Option(names = "--seconds", defaultValue = "3", description = "For each time that is measured")
    private double seconds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (TempFolder temp = TempFolder.create()) {
            Path model = EmbeddedModels.extractDetector(temp.path());
            if (images != null && labels != null) {
                print(accuracy(model, new Photographs(images, labels), size, Letterbox.Shape.SQUARE), System.out);
                return 0;
            }
            Photographs photographs =
                    new Photographs(data.path("coco-train128/images"), data.path("coco-train128/labels"));
            settings(model, photographs, System.out);
            sizes(model, photographs, System.out);
        }
        return 0;
    }

    private DetectorAccuracy accuracy(Path model, Photographs photographs, int side, Letterbox.Shape shape)
            throws IOException {
        int used = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        DetectorOptions options = new DetectorOptions(side, shape, used, minScore);
        try (Detector detector = new CenterNetDetector(model, EmbeddedModels.labels(), options)) {
            return photographs.measure(detector);
        }
    }

    private void settings(Path model, Photographs photographs, PrintStream out)
            throws IOException, InterruptedException {
        out.printf(
                "%-36s %12s %12s %12s %14s %8s%n",
                "median ms a forward pass", "512x512", "512x288", "640x480", "640x480 f/s", "mAP50");
        for (RuntimeSetting setting : RuntimeSetting.all()) {
            Optional<List<Double>> measured = setting.measure(model, seconds, photographs);
            if (measured.isPresent()) {
                List<Double> row = measured.get();
                out.printf(
                        Locale.ROOT,
                        "%-36s %12.1f %12.1f %12.1f %14.1f %8.3f%n",
                        setting.name(),
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        row.get(4));
            } else {
                out.printf("%-36s the model does not run so%n", setting.name());
            }
        }
    }

    private void sizes(Path model, Photographs photographs, PrintStream out) throws IOException {
        out.printf("%n%-10s %22s %22s%n", "long side", "mAP50 in a square", "mAP50 padded to 32");
        for (int side : SIZES) {
            out.printf(
                    Locale.ROOT,
                    "%-10d %22.3f %22.3f%n",
                    side,
                    accuracy(model, photographs, side, Letterbox.Shape.SQUARE).mean(),
                    accuracy(model, photographs, side, Letterbox.Shape.TIGHT).mean());
        }
    }

    private static void print(DetectorAccuracy accuracy, PrintStream out) {
        out.printf(Locale.ROOT, "mAP50 %.3f%n%n", accuracy.mean());
        out.printf(Locale.ROOT, "%-16s %6s %6s%n", "class", "boxes", "AP50");
        accuracy.byClass()
                .forEach((label, ap) -> out.printf(Locale.ROOT, "%-16s %6d %6.3f%n", label, ap.truths(), ap.value()));
    }
}
