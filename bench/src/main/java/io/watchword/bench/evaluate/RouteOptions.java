package io.watchword.bench.evaluate;

import io.watchword.inference.PerceptionSettings;
import io.watchword.inference.detector.DetectorModel;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.task.VisualTask;
import io.watchword.models.EmbeddedDetector;
import io.watchword.standalone.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How pictures are looked at. */
final class RouteOptions {
    private static final String SCENE = "scene";

    @Option(
            names = "--route",
            paramLabel = "ROUTE",
            description = "What answers: scene (the detector and the question engine, the default), or the name of a"
                    + " model of kind package that --config lists")
    private String way = SCENE;

    @Mixin
    private PackageOptions packages = new PackageOptions();

    @Option(
            names = "--detector",
            paramLabel = "NAME",
            description = "Which detector sees: centernet or nanodet (default ${DEFAULT-VALUE})")
    private String detector = EmbeddedDetector.CENTERNET.id();

    @Option(
            names = "--input-size",
            paramLabel = "PIXELS",
            description = "Long side of what the detector sees, a multiple of 32 (default "
                    + DetectorModel.DEFAULT_INPUT_SIZE + "; nanodet: always 416)")
    private int inputSize;

    /**
     * Loads what answers; the embedded detector's file is written into the folder.
     *
     * @param needed what a package must be able to do
     */
    Route open(Path folder, Class<? extends VisualTask> needed) {
        return chosen().<Route>map(chosen -> open(chosen, needed)).orElseGet(() -> new SceneRoute(perception(folder)));
    }

    private static Route open(PackageOptions.Chosen chosen, Class<? extends VisualTask> needed) {
        try {
            return new PackageRoute(chosen.from(), needed, chosen.options());
        } catch (PackageException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The package that is named; empty where it is the scene. */
    Optional<PackageOptions.Chosen> chosen() {
        return packages.chosen(Optional.of(way).filter(named -> !named.equalsIgnoreCase(SCENE)));
    }

    /** The detector's settings; its file is written into the folder. */
    PerceptionSettings perception(Path folder) {
        try {
            return PerceptionSettings.embedded(EmbeddedDetector.called(detector), folder)
                    .withInputSize(inputSize)
                    .withThreads(Math.min(8, Runtime.getRuntime().availableProcessors()));
        } catch (IOException e) {
            throw new UserException("The model can't be unpacked into " + folder + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new UserException("--" + e.getMessage(), e);
        }
    }
}
