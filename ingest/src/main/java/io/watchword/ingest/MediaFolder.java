package io.watchword.ingest;

import io.watchword.protocol.Texts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The one folder whose recordings may be played as cameras. What lies or leads outside is refused as not found. */
final class MediaFolder {
    private final @Nullable Path root;

    MediaFolder(@Nullable Path root) {
        this.root = root;
    }

    /**
     * A recording.
     *
     * @param real where it is, without symbolic links
     * @param shown its path inside the folder
     */
    record Found(Path real, String shown) {}

    /** Finds what {@code file:name.mp4}, {@code file:sub/name.mp4} or {@code file:///folder/name.mp4} names. */
    Found find(String url) throws MediaException {
        if (root == null) {
            throw new MediaException(
                    MediaError.BAD_URL,
                    "file: cameras are switched off; set media-folder to the folder that holds the recordings");
        }
        try {
            Path folder = root.toRealPath();
            Path real = folder.resolve(path(url)).toRealPath();
            if (real.startsWith(folder) && Files.isRegularFile(real)) {
                return new Found(real, folder.relativize(real).toString());
            }
        } catch (IOException | IllegalArgumentException e) {
            // said below, in the same words for what is missing and for what is outside
        }
        throw new MediaException(
                MediaError.NOT_FOUND,
                "There is no recording " + Texts.clip(url.substring("file:".length()), 200) + " in the media folder");
    }

    private static Path path(String url) throws InvalidPathException {
        return url.startsWith("file://") ? Path.of(URI.create(url)) : Path.of(url.substring("file:".length()));
    }
}
