package io.watchword.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is gone, with everything in it, when it is closed. */
public record TempFolder(Path path) implements AutoCloseable {
    /** An empty one. */
    public static TempFolder create() throws IOException {
        return new TempFolder(Files.createTempDirectory("watchword-bench"));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
