package io.watchword.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import io.watchword.standalone.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A zip file of feedback as {@code GET /api/v1/feedback/export.zip} gives it. */
final class FeedbackFile implements AutoCloseable {
    private static final String LINES = "feedback.jsonl";
    private static final int LARGEST = 64 << 20;

    private final Path path;
    private final ZipFile zip;

    private FeedbackFile(Path path, ZipFile zip) {
        this.path = path;
        this.zip = zip;
    }

    /**
     * Opens a file.
     *
     * @throws UserException if it is none
     */
    static FeedbackFile open(Path path) {
        try {
            return new FeedbackFile(path, new ZipFile(path.toFile(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UserException(path + " can't be read as a zip file of feedback: " + e.getMessage(), e);
        }
    }

    /** What was said, newest first. */
    List<JsonNode> items() throws IOException {
        byte[] lines = read(LINES)
                .orElseThrow(() -> new UserException(
                        path + " has no " + LINES + " in it; download it from /api/v1/feedback/export.zip"));
        try {
            return new String(lines, StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> Json.readTree(line.getBytes(StandardCharsets.UTF_8)))
                    .toList();
        } catch (InvalidFieldException e) {
            throw new UserException(path + ", " + LINES + ": " + e.getMessage(), e);
        }
    }

    /** Writes an item's picture to a file; false where there is none. */
    boolean picture(JsonNode item, Path to) throws IOException {
        Optional<byte[]> bytes =
                item.hasNonNull("picture") ? read(item.path("picture").asText()) : Optional.empty();
        if (bytes.isPresent()) {
            Files.write(to, bytes.get());
        }
        return bytes.isPresent();
    }

    private Optional<byte[]> read(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new UserException(path + ": " + name + " is larger than " + (LARGEST >> 20) + " MiB");
            }
            return Optional.of(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
