package io.watchword.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A classifier that takes what is white for an ambulance and what is red for a fire engine. */
final class Paint {
    static final Path PACKAGE = Path.of("../model-packages/src/test/resources/kinds/paint")
            .toAbsolutePath()
            .normalize();

    private Paint() {}

    /** Writes a configuration with it, and with the demo clip as the camera {@code path}. */
    static Path configure(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("c.yaml"),
                """
                cameras:
                  - {id: path, url: "demo:"}
                models:
                  - {name: paint, kind: package, task: classify, package: %s, devices: cpu}
                """
                        .formatted(PACKAGE));
    }
}
