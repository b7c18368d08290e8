package io.watchword.standalone.cli;

import io.watchword.inference.PerceptionSettings;
import io.watchword.inference.detector.Device;
import io.watchword.inference.detector.Devices;
import io.watchword.standalone.UserException;
import java.io.IOException;
import java.nio.file.Path;

/** The embedded model, unpacked once per machine for the commands that keep no data. */
final class Models {
    private Models() {}

    /** For a command that does nothing else meanwhile: on every core. */
    static PerceptionSettings perception(int inputSize) {
        Path cache = Path.of(System.getProperty("user.home"), ".watchword", "models");
        try {
            PerceptionSettings defaults = PerceptionSettings.embedded(cache);
            int cores = Math.min(8, Runtime.getRuntime().availableProcessors());
            return new PerceptionSettings(defaults.model(), inputSize, cores, defaults.maxAge());
        } catch (IOException e) {
            throw new UserException("The model can't be unpacked into " + cache + ": " + e.getMessage(), e);
        }
    }

    /** What {@code --devices} names. */
    static Device device(String devices, PerceptionSettings settings) {
        try {
            return Devices.one(devices, settings.threads());
        } catch (IllegalArgumentException e) {
            throw new UserException("--" + e.getMessage(), e);
        }
    }
}
