package io.watchword.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * A recording or a still image, frame by frame, as fast as it is asked for; the same file always gives the same frames.
 * A still image (JPEG, PNG, BMP, WebP, TIFF, …) is one frame at time 0, turned upright as its EXIF orientation says. A
 * recording's rotation is ignored: its frames come as they are stored. One thread at a time.
 */
public final class MediaFile implements AutoCloseable {
    private final MediaContent content;

    private MediaFile(MediaContent content) {
        this.content = content;
    }

    /**
     * A frame.
     *
     * @param seq from 0
     * @param time seconds from the start of the recording, by its own time stamps; by counting where it has none
     * @param bgr the image, 8 bits a channel, without gaps between rows; valid until the next call and owned by the
     *     file
     */
    public record Shot(long seq, double time, Mat bgr) {}

    /**
     * Opens a file.
     *
     * @throws MediaException if it is missing, a directory, empty, not media, or has no video; the message names the
     *     file
     */
    public static MediaFile open(Path file) throws MediaException {
        return open(file, Recording.THREADS);
    }

    /**
     * The same with so many threads for decoding.
     *
     * @param threads 1 to 64
     */
    public static MediaFile open(Path file, int threads) throws MediaException {
        if (Files.isDirectory(file)) {
            throw new MediaException(MediaError.NOT_MEDIA, file + " is a directory; give the files in it");
        }
        if (!Files.exists(file)) {
            throw new MediaException(MediaError.NOT_FOUND, "There is no file " + file);
        }
        if (!Files.isReadable(file)) {
            throw new MediaException(MediaError.FORBIDDEN, file + " can't be read: permission denied");
        }
        return new MediaFile(StillImage.isOne(file) ? StillImage.open(file) : Recording.open(file, threads));
    }

    /**
     * The next frame, or null after the last.
     *
     * @throws MediaException if the file holds not a single frame
     */
    public @Nullable Shot next() throws MediaException {
        return content.next();
    }

    /** Frames a second as the recording says; 25 where it does not, and for images. */
    public double frameRate() {
        return content.frameRate();
    }

    /** Pixels. */
    public int width() {
        return content.width();
    }

    /** Pixels. */
    public int height() {
        return content.height();
    }

    /** What is wrong with what was read so far, such as a file that is cut off; null if nothing is. */
    public @Nullable String warning() {
        List<String> warnings = content.warnings();
        return warnings.isEmpty() ? null : String.join("; ", warnings);
    }

    @Override
    public void close() {
        content.close();
    }
}
