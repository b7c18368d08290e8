package io.watchword.inference.detector;

import io.watchword.modelpackages.device.Device;

/**
 * How to run a detector.
 *
 * @param device what it runs on
 * @param inputSize what a frame's long side is scaled to, in pixels: a multiple of 32 from 32 to 2048
 * @param shape how the rest is padded, where the model takes pictures of any shape
 * @param threads of one forward pass on the processor; the first detector of a process decides for all of them
 * @param batch how many frames of one shape the model looks at together, at most
 * @param minScore detections below this score are left out, in [0, 1]
 */
public record DetectorOptions(
        Device device, int inputSize, Letterbox.Shape shape, int threads, int batch, double minScore) {
    /** Score below which detections say nothing: calibrated, a person at 0.1 is one in a hundred. */
    public static final double FAINTEST = 0.1;

    public DetectorOptions {
        if (inputSize < 32 || inputSize > 2048 || inputSize % Letterbox.MULTIPLE != 0) {
            throw new IllegalArgumentException(
                    "input-size: must be a multiple of 32 from 32 to 2048, but is " + inputSize);
        }
        if (threads < 1 || threads > 256) {
            throw new IllegalArgumentException("threads: must be from 1 to 256, but is " + threads);
        }
        if (batch < 1 || batch > 256) {
            throw new IllegalArgumentException("batch: must be from 1 to 256, but is " + batch);
        }
        if (!(minScore >= 0 && minScore <= 1)) {
            throw new IllegalArgumentException("min-score: must be from 0 to 1, but is " + minScore);
        }
    }

    /** On the processor, a frame at a time. */
    public DetectorOptions(int inputSize, Letterbox.Shape shape, int threads, double minScore) {
        this(new Device.Cpu("cpu", 1), inputSize, shape, threads, 1, minScore);
    }

    /** For live pictures, on the processor with so many threads a forward pass. */
    public static DetectorOptions live(int inputSize, int threads) {
        return new DetectorOptions(inputSize, Letterbox.Shape.TIGHT, threads, FAINTEST);
    }

    /** For live pictures, in one lane of a device. */
    public static DetectorOptions lane(Device device, int inputSize) {
        return new DetectorOptions(device, inputSize, Letterbox.Shape.TIGHT, 1, device.batch(), FAINTEST);
    }
}
