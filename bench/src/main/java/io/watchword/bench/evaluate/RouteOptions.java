package io.watchword.bench.evaluate;

import io.watchword.inference.PerceptionSettings;
import io.watchword.inference.detector.DetectorModel;
import io.watchword.models.EmbeddedDetector;
import io.watchword.standalone.UserException;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How pictures are looked at. */
final class RouteOptions {
    /** The routes that there are. */
    enum Way {
        SCENE
    }

    @Option(
            names = "--route",
            paramLabel = "ROUTE",
            description = "What answers: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}: the detector and the"
                    + " question engine)")
    private Way way = Way.SCENE;

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

    /** Loads what answers; the model's file is written into the folder. */
    Route open(Path folder) {
        return switch (way) {
            case SCENE -> new SceneRoute(perception(folder));
        };
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
