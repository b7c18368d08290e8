package io.watchword.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The page's files as they are put into the jar. */
final class StaticFiles {
    private static final Path ROOT = root();

    private StaticFiles() {}

    /** A file of the page. */
    record StaticFile(Path path) {
        String name() {
            return ROOT.relativize(path).toString().replace('\\', '/');
        }

        String text() {
            try {
                return Files.readString(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The file a relative reference in this one leads to. */
        Path target(String reference) {
            return Objects.requireNonNull(path.getParent()).resolve(reference).normalize();
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /** All files whose name ends in {@code .suffix}. */
    static List<StaticFile> ending(String suffix) {
        return all().stream().filter(file -> file.name().endsWith("." + suffix)).toList();
    }

    /** All files. */
    static List<StaticFile> all() {
        try (Stream<Path> paths = Files.walk(ROOT)) {
            return paths.filter(Files::isRegularFile)
                    .sorted()
                    .map(StaticFile::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        try {
            return Path.of(Objects.requireNonNull(StaticFiles.class.getResource("/dashboard"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
