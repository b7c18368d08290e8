package io.watchword.inference.detector;

import io.watchword.models.EmbeddedDetector;
import io.watchword.models.EmbeddedModels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * A detector's file and what has to be known to use it.
 *
 * @param name what it is called in messages
 * @param file TorchScript, see {@link TorchScriptDetector}
 * @param labels its classes, in the order of their indices
 * @param calibration what its scores are worth
 * @param side of the square pictures that it takes, in pixels, where it takes no others
 */
public record DetectorModel(String name, Path file, List<String> labels, Calibration calibration, OptionalInt side) {
    /** Long side, where nothing else is said: the best of those measured on people at a distance. */
    public static final int DEFAULT_INPUT_SIZE = 640;

    public DetectorModel {
        labels = List.copyOf(labels);
    }

    /**
     * An embedded one, written into the directory unless it is there.
     *
     * @throws IOException if it can't be written
     */
    public static DetectorModel embedded(EmbeddedDetector detector, Path directory) throws IOException {
        try (InputStream calibration = detector.calibration()) {
            return new DetectorModel(
                    detector.id(),
                    detector.extract(directory),
                    EmbeddedModels.labels(),
                    Calibration.read(calibration.readAllBytes()),
                    detector.side());
        }
    }

    /** The input size where nothing else is said. */
    public int defaultInputSize() {
        return side.orElse(DEFAULT_INPUT_SIZE);
    }

    /** The same with another file, converted in another way. */
    public DetectorModel withFile(Path other) {
        return new DetectorModel(name, other, labels, calibration, side);
    }

    /**
     * Refuses a size that it does not take.
     *
     * @throws IllegalArgumentException naming both and what to do
     */
    public void requireInputSize(int inputSize) {
        if (side.isPresent() && side.getAsInt() != inputSize) {
            throw new IllegalArgumentException("input-size: the detector " + name + " looks at " + side.getAsInt()
                    + " pixels and nothing else, but it is " + inputSize
                    + "; leave it out, or choose another detector");
        }
    }
}
