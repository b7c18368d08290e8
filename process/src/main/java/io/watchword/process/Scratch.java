package io.watchword.process;

import io.watchword.process.config.Keys;
import io.watchword.process.config.Settings;
import java.nio.file.Path;
import java.util.Map;

/** Where native libraries are unpacked: where a data directory is named, nothing is written anywhere else. */
final class Scratch {
    private Scratch() {}

    static void use(Settings settings) {
        if (!settings.isGiven(Keys.DATA_DIR)) {
            return;
        }
        Path natives = settings.get(Keys.DATA_DIR).toAbsolutePath().resolve("natives");
        Map.of(
                        "org.bytedeco.javacpp.cachedir", natives.resolve("javacpp"),
                        "DJL_CACHE_DIR", natives.resolve("djl"),
                        "jna.tmpdir", natives.resolve("jna"))
                .forEach((property, folder) -> {
                    if (System.getProperty(property) == null && System.getenv(property) == null) {
                        System.setProperty(property, folder.toString());
                    }
                });
    }
}
