package io.watchword.inference;

import io.watchword.inference.detector.DetectorOptions;
import io.watchword.models.EmbeddedModels;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How perception runs.
 *
 * @param model the detector, a TorchScript file; see {@link EmbeddedModels#extractDetector}
 * @param inputSize what a frame's long side is scaled to, in pixels: a multiple of 32 from 32 to 2048
 * @param threads of the model; the first detector of a process decides for all of them
 * @param maxAge frames older than this when their turn comes are dropped
 */
public record PerceptionSettings(Path model, int inputSize, int threads, Duration maxAge) {
    /** Long side, where nothing else is said: the best of those measured on people at a distance. */
    public static final int DEFAULT_INPUT_SIZE = 640;

    /** Age at which a frame is no news, where nothing else is said. */
    public static final Duration DEFAULT_MAX_AGE = Duration.ofSeconds(3);

    public PerceptionSettings {
        DetectorOptions.live(inputSize, threads);
        if (maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException("max-age: must be more than nothing");
        }
    }

    /** The given model on every core. */
    public static PerceptionSettings defaults(Path model) {
        int cores = Math.min(8, Runtime.getRuntime().availableProcessors());
        return new PerceptionSettings(model, DEFAULT_INPUT_SIZE, cores, DEFAULT_MAX_AGE);
    }

    /**
     * The embedded model, written into the directory unless it is there.
     *
     * @throws IOException if it can't be written
     */
    public static PerceptionSettings embedded(Path directory) throws IOException {
        return defaults(EmbeddedModels.extractDetector(directory));
    }

    DetectorOptions detectorOptions() {
        return DetectorOptions.live(inputSize, threads);
    }
}
