package io.watchword.standalone.cli;

import io.watchword.inference.PerceptionSettings;
import io.watchword.inference.detector.DetectorModel;
import io.watchword.models.EmbeddedDetector;
import io.watchword.standalone.UserException;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which embedded detector sees, to be mixed into a command. */
public final class DetectorFlags {
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
     * The settings for a command that does nothing else meanwhile: on every core.
     *
     * @param folder the detector's file is written there, unless it is there
     * @throws UserException if there is no such detector, it has no such size, or the folder can't be written
     */
    public PerceptionSettings settings(Path folder) {
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
