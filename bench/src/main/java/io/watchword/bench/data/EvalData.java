package io.watchword.bench.data;

import io.watchword.standalone.UserException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where the evaluation data lies: an option of the benchmarks that need it, {@code ../shared/eval} beside the project.
 */
public final class EvalData {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the evaluation data (default: ../shared/eval, seen from the project's root)")
    private @Nullable Path given;

    /**
     * A file or folder in it.
     *
     * @throws UserException if it is not there
     */
    public Path path(String name) {
        Path path = folder().resolve(name);
        if (!Files.exists(path)) {
            throw new UserException("There is no " + path
                    + "; say with --data where the evaluation data lies (a folder with vqa, refcoco, coco-train128)");
        }
        return path;
    }

    /** Whether it has a file or folder of this name. */
    public boolean has(String name) {
        return Files.exists(folder().resolve(name));
    }

    private Path folder() {
        return given != null ? given : projectRoot().resolve("../shared/eval").normalize();
    }

    /** The folder that holds the project; the working directory where this class is not run from a build of it. */
    public static Path projectRoot() {
        Path here = Path.of("").toAbsolutePath();
        for (Path at = codeSource(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("watchword")) && Files.isDirectory(at.resolve("bench"))) {
                return at;
            }
        }
        return here;
    }

    private static @Nullable Path codeSource() {
        try {
            return Path.of(
                    Objects.requireNonNull(EvalData.class.getProtectionDomain().getCodeSource())
                            .getLocation()
                            .toURI());
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
