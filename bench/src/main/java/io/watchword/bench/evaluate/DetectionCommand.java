package io.watchword.bench.evaluate;

import io.watchword.bench.TempFolder;
import io.watchword.inference.PerceptionSettings;
import io.watchword.inference.detector.Detector;
import io.watchword.inference.detector.DetectorOptions;
import io.watchword.inference.detector.Letterbox;
import io.watchword.inference.detector.TorchScriptDetector;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.task.Detecting;
import io.watchword.modelpackages.task.TaskLoader;
import io.watchword.standalone.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate detection}. */
@Command(
        name = "detection",
        mixinStandardHelpOptions = true,
        description =
                "Detect on COCO's images: AP@[.5:.95], AP50 and AP75 as pycocotools counts them, over all sizes of"
                        + " boxes, at most 100 detections of a class and image, crowds ignored.")
final class DetectionCommand implements Callable<Integer> {
    @Option(
            names = "--instances",
            paramLabel = "F",
            required = true,
            description = "COCO's instances, .json or .json.gz: its images are looked at")
    private Path instances = Path.of("");

    @Option(
            names = "--min-score",
            paramLabel = "S",
            description = "Detections below are left out (default ${DEFAULT-VALUE})")
    private double minScore = 0.01;

    @Option(names = "--each", description = "Also every class")
    private boolean each;

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private RouteOptions routes = new RouteOptions();

    private record Report(
            String evaluated,
            Map<String, String> settings,
            DetectionRun.Figures figures,
            int failedPictures,
            List<String> failures) {}

    @Override
    public Integer call() throws IOException {
        try (TempFolder temp = TempFolder.create();
                Pictures pictures = options.pictures()) {
            Sight sight = sight(temp.path());
            try (Detector detector = sight.detector();
                    Journal journal = options.journal("detection", sight.settings(), Map.of("instances", instances))) {
                DetectionRun run = new DetectionRun(detector, instances);
                Problems failed = new Walk(pictures, journal).over(run.pictures(), run);
                failed.print(System.err);
                finish(run.figures(), failed, sight.settings());
            }
        }
        return 0;
    }

    private record Sight(Detector detector, Map<String, String> settings) {}

    private Sight sight(Path folder) throws IOException {
        return routes.chosen().map(this::sight).orElseGet(() -> {
            PerceptionSettings perception = routes.perception(folder);
            return new Sight(
                    new TorchScriptDetector(perception.model(), detectorOptions(perception)), settings(perception));
        });
    }

    private Sight sight(PackageOptions.Chosen chosen) {
        try {
            Map<String, String> settings = PackageRoute.settings(chosen.from(), chosen.options());
            settings.put("minScore", Double.toString(minScore));
            Detecting task = TaskLoader.load(chosen.from(), Detecting.class, chosen.options());
            return new Sight(new PackageDetector(task, minScore), settings);
        } catch (PackageException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }

    private void finish(DetectionRun.Figures figures, Problems failed, Map<String, String> settings) {
        DetectionRun.print(figures, System.out);
        if (each) {
            DetectionRun.printClasses(figures, System.out);
        }
        options.report(new Report("detection", settings, figures, failed.count(), failed.named()));
    }

    private DetectorOptions detectorOptions(PerceptionSettings perception) {
        return new DetectorOptions(perception.inputSize(), Letterbox.Shape.TIGHT, perception.threads(), minScore);
    }

    private Map<String, String> settings(PerceptionSettings perception) {
        return new TreeMap<>(Map.of(
                "route", "detector",
                "model", perception.model().file().getFileName().toString(),
                "inputSize", Integer.toString(perception.inputSize()),
                "minScore", Double.toString(minScore)));
    }
}
