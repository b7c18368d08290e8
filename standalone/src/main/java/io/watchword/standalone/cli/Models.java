package io.watchword.standalone.cli;

import io.watchword.inference.PerceptionSettings;
import io.watchword.standalone.UserException;
import java.io.IOException;
import java.nio.file.Path;

/** The embedded model, unpacked once per machine for the commands that keep no data. */
final class Models {
    private Models() {}

    static PerceptionSettings perception(int inputSize) {
        Path cache = Path.of(System.getProperty("user.home"), ".watchword", "models");
        try {
            PerceptionSettings defaults = PerceptionSettings.embedded(cache);
            return new PerceptionSettings(defaults.model(), inputSize, defaults.threads(), defaults.maxAge());
        } catch (IOException e) {
            throw new UserException("The model can't be unpacked into " + cache + ": " + e.getMessage(), e);
        }
    }
}
