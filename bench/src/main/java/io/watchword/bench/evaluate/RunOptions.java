package io.watchword.bench.evaluate;

import io.watchword.protocol.Json;
import io.watchword.standalone.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every run over pictures can be told. */
final class RunOptions {
    @Option(
            names = "--images",
            paramLabel = "DIR",
            required = true,
            description =
                    "The pictures, named as COCO names them (COCO_val2014_000000000042.jpg or 000000000042.jpg); or"
                            + " a recording, whose frames' numbers, from 0, are the pictures'")
    private Path images = Path.of("");

    @Option(
            names = "--journal",
            paramLabel = "F",
            description = "Keep what came of each picture in this file; a run that was stopped goes on from there")
    private @Nullable Path journal;

    @Option(names = "--report", paramLabel = "F.json", description = "Also write the figures as JSON")
    private @Nullable Path report;

    /** Refuses pictures that are not there, and a report that can't be. */
    Pictures pictures() {
        if (!Files.exists(images)) {
            throw new UserException("--images: there is no " + images);
        }
        requireFolder(report);
        return Pictures.at(images);
    }

    /** Refuses a file to be written at the end whose folder is not there: then would be late. */
    static void requireFolder(@Nullable Path file) {
        Path folder = file == null ? null : file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UserException(file + " can't be written: there is no folder " + folder);
        }
    }

    /**
     * Opens the journal, if there is to be one.
     *
     * @param files what the results depend on, by what they are
     */
    Journal journal(String what, Map<String, String> settings, Map<String, Path> files) {
        if (journal == null) {
            return Journal.open(null, new Journal.Heading(what, settings, Map.of()));
        }
        Map<String, String> read = new LinkedHashMap<>();
        read.put("images", images.toAbsolutePath().normalize().toString());
        files.forEach((name, file) -> read.put(name, Hash.of(file)));
        return Journal.open(journal, new Journal.Heading(what, settings, read));
    }

    /** Writes the report, if there is to be one. */
    void report(Object figures) {
        if (report != null) {
            write(report, figures);
        }
    }

    /**
     * Writes JSON.
     *
     * @throws UserException if it can't be written
     */
    static void write(Path file, Object json) {
        try {
            Files.write(file, Json.write(json));
        } catch (IOException e) {
            throw new UserException(file + " can't be written: " + e.getMessage(), e);
        }
    }
}
