package io.watchword.inference;

import io.watchword.inference.detector.DetectorModel;
import io.watchword.inference.detector.DetectorOptions;
import io.watchword.modelpackages.device.Device;
import io.watchword.models.EmbeddedDetector;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How perception runs, on whichever device.
 *
 * @param model the detector
 * @param inputSize what a frame's long side is scaled to, in pixels: a multiple of 32 from 32 to 2048, or the one size
 *     that the detector takes
 * @param threads of the processor that the model may use, 1 to 256
 * @param maxAge frames older than this when their turn comes are dropped
 */
public record PerceptionSettings(DetectorModel model, int inputSize, int threads, Duration maxAge) {
    /** Age at which a frame is no news, where nothing else is said. */
    public static final Duration DEFAULT_MAX_AGE = Duration.ofSeconds(3);

    /** How long the first frame of a batch waits for others, on devices that take several together. */
    static final Duration BATCH_DELAY = Duration.ofMillis(5);

    public PerceptionSettings {
        model.requireInputSize(inputSize);
        DetectorOptions.live(inputSize, threads);
        if (maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException("max-age: must be more than nothing");
        }
    }

    /** The given model on every core but one: what cameras, Kafka and answers take would else hold up every frame. */
    public static PerceptionSettings defaults(DetectorModel model) {
        int spare = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        return new PerceptionSettings(model, model.defaultInputSize(), Math.min(8, spare), DEFAULT_MAX_AGE);
    }

    /** The same for {@link EmbeddedDetector#CENTERNET}; see {@link #embedded(EmbeddedDetector, Path)}. */
    public static PerceptionSettings embedded(Path directory) throws IOException {
        return embedded(EmbeddedDetector.CENTERNET, directory);
    }

    /**
     * An embedded model, written into the directory unless it is there.
     *
     * @throws IOException if it can't be written
     */
    public static PerceptionSettings embedded(EmbeddedDetector detector, Path directory) throws IOException {
        return defaults(DetectorModel.embedded(detector, directory));
    }

    /** These with another input size; 0 for the model's own. */
    public PerceptionSettings withInputSize(int pixels) {
        return new PerceptionSettings(model, pixels == 0 ? model.defaultInputSize() : pixels, threads, maxAge);
    }

    /** These with another number of threads; 0 for as many as now. */
    public PerceptionSettings withThreads(int number) {
        return new PerceptionSettings(model, inputSize, number == 0 ? threads : number, maxAge);
    }

    /** For one frame at a time: all threads on it, where it is the processor that looks. */
    DetectorOptions alone(Device device) {
        return device instanceof Device.Gpu
                ? DetectorOptions.lane(device, inputSize)
                : DetectorOptions.live(inputSize, threads);
    }

    /** The whole processor. */
    public Device cpu() {
        return new Device.Cpu("cpu", threads);
    }
}
