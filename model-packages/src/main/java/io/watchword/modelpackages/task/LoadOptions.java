package io.watchword.modelpackages.task;

import io.watchword.modelpackages.device.Device;
import io.watchword.modelpackages.manifest.Precision;

/**
 * How to run a package.
 *
 * @param device what on
 * @param precision of its weights
 * @param threads of a forward pass on the processor; the first model of a process decides for all
 */
public record LoadOptions(Device device, Precision precision, int threads) {
    /** On the processor with so many threads, as it was trained. */
    public static LoadOptions cpu(int threads) {
        return new LoadOptions(new Device.Cpu("cpu", 1), Precision.FP32, threads);
    }
}
