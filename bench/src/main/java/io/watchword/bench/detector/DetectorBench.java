package io.watchword.bench.detector;

import io.watchword.bench.TempFolder;
import io.watchword.bench.data.EvalData;
import io.watchword.inference.detector.Detector;
import io.watchword.inference.detector.DetectorException;
import io.watchword.inference.detector.DetectorModel;
import io.watchword.inference.detector.DetectorOptions;
import io.watchword.inference.detector.Letterbox;
import io.watchword.inference.detector.TorchScriptDetector;
import io.watchword.models.EmbeddedDetector;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench detector}: how fast the embedded detectors are, however they are run, and how well they see. */
@Command(
        name = "detector",
        mixinStandardHelpOptions = true,
        description = "CenterNet's time under each runtime setting with its accuracy beside it; then both detectors' by"
                + " input size, in turns; with --images and --labels, accuracy by class")
public final class DetectorBench implements Callable<Integer> {
    private static final List<Integer> SIZES = List.of(320, 416, 512, 640);

    /** The tables. */
    enum Part {
        SETTINGS,
        DETECTORS
    }

    @Mixin
    private EvalData data = new EvalData();

    @Option(
            names = "--part",
            split = ",",
            description = "Only these of ${COMPLETION-CANDIDATES} (default: all)",
            paramLabel = "PART")
    private List<Part> parts = List.of(Part.values());

    @Option(names = "--images", paramLabel = "DIR", description = "Photographs: *.jpg, *.png")
    private @Nullable Path images;

    @Option(names = "--labels", paramLabel = "DIR", description = "YOLO text files of the same names")
    private @Nullable Path labels;

    @Option(names = "--detector", description = "With --images: centernet or nanodet (default $" + "{DEFAULT-VALUE})")
    private String detector = EmbeddedDetector.CENTERNET.id();

    @Option(
            names = "--size",
            description = "With --images: side of the square input in pixels (default: 512; nanodet: 416)")
    private int size;

    @Option(
            names = "--variant",
            paramLabel = "FILE",
            description = "CenterNet converted in another way, see models/convert/variants.py: a row beside the others")
    private List<Path> variants = List.of();

    @Option(names = "--min-score", defaultValue = "0.02", description = "Detections below are left out")
    private double minScore;

    @Option(names = "--threads", defaultValue = "1", description = "Of a forward pass, but for the first table")
    private int threads;

    @Option(names = "--seconds", defaultValue = "3", description = "For each time that is measured")
    private double seconds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (TempFolder temp = TempFolder.create()) {
            if (images != null && labels != null) {
                DetectorModel model = DetectorModel.embedded(EmbeddedDetector.called(detector), temp.path());
                int side = size > 0 ? size : model.side().orElse(512);
                print(accuracy(model, side, new Photographs(images, labels)), System.out);
                return 0;
            }
            Photographs photographs =
                    new Photographs(data.path("coco-train128/images"), data.path("coco-train128/labels"));
            DetectorModel centernet = DetectorModel.embedded(EmbeddedDetector.CENTERNET, temp.path());
            if (parts.contains(Part.SETTINGS)) {
                settings(centernet.file(), photographs, System.out);
                System.out.println();
            }
            if (parts.contains(Part.DETECTORS)) {
                DetectorModel nanodet = DetectorModel.embedded(EmbeddedDetector.NANODET, temp.path());
                compare(centernet, nanodet, photographs, System.out);
            }
        }
        return 0;
    }

    private DetectorAccuracy accuracy(DetectorModel model, int side, Photographs photographs) throws IOException {
        try (Detector loaded = new TorchScriptDetector(model, options(side, Letterbox.Shape.SQUARE))) {
            return photographs.measure(loaded);
        }
    }

    private DetectorOptions options(int side, Letterbox.Shape shape) {
        return new DetectorOptions(side, shape, threads, minScore);
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

    /** In turns on each photograph, so that a busy moment of the machine falls on all of them. */
    private void compare(DetectorModel centernet, DetectorModel nanodet, Photographs photographs, PrintStream out)
            throws IOException {
        List<Contender> contenders = new ArrayList<>();
        for (int side : SIZES) {
            for (Letterbox.Shape shape : List.of(Letterbox.Shape.SQUARE, Letterbox.Shape.TIGHT)) {
                contenders.add(new Contender(centernet.name(), centernet, options(side, shape)));
            }
        }
        contenders.add(
                new Contender(nanodet.name(), nanodet, options(nanodet.defaultInputSize(), Letterbox.Shape.SQUARE)));
        for (Path variant : variants) {
            String name = variant.getFileName().toString();
            try {
                contenders.add(new Contender(name, centernet.withFile(variant), options(512, Letterbox.Shape.SQUARE)));
            } catch (DetectorException e) {
                out.printf("%s does not run: %s%n", name, e.getMessage());
            }
        }
        photographs.each((bgr, truths) -> contenders.forEach(each -> each.look(bgr, truths)));
        out.println(Contender.header());
        contenders.forEach(each -> out.println(each.row()));
        contenders.forEach(Contender::close);
    }

    private static void print(DetectorAccuracy accuracy, PrintStream out) {
        out.printf(Locale.ROOT, "mAP50 %.3f%n%n", accuracy.mean());
        out.printf(Locale.ROOT, "%-16s %6s %6s%n", "class", "boxes", "AP50");
        accuracy.byClass()
                .forEach((label, ap) -> out.printf(Locale.ROOT, "%-16s %6d %6.3f%n", label, ap.truths(), ap.value()));
    }
}
