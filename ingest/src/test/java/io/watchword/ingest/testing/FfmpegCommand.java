package io.watchword.ingest.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The {@code ffmpeg} command line, for what only it can make here: other codecs, playlists, an RTMP server. */
public final class FfmpegCommand implements AutoCloseable {
    private static final long PATIENCE_S = 60;

    private final Process process;

    private FfmpegCommand(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "quiet", "-nostdin", "-y"));
        command.addAll(arguments);
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Is the package ffmpeg installed?", e);
        }
    }

    /** Starts it; it runs until it is done or closed. */
    public static FfmpegCommand start(String... arguments) {
        return new FfmpegCommand(List.of(arguments));
    }

    /**
     * Streams a moving test picture as H.264 at 10 frames a second, in time, until it is closed.
     *
     * @param container such as {@code hls} or {@code flv}
     * @param more options of that container, then where to stream to
     */
    public static FfmpegCommand live(String container, String... more) {
        List<String> arguments = new ArrayList<>(List.of("-re", "-f", "lavfi", "-i", "testsrc=rate=10:size=320x240"));
        arguments.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-g", "10", "-f", container));
        arguments.addAll(List.of(more));
        return new FfmpegCommand(arguments);
    }

    /**
     * Writes a moving test picture at 10 frames a second into a file whose ending says the container.
     *
     * @param codec such as {@code libx264}, {@code libx265} or {@code mjpeg}
     * @param size such as {@code 320x240}
     */
    public static Path encode(Path file, String codec, String size, int seconds) {
        String colours = codec.equals("mjpeg") ? "yuvj420p" : "yuv420p";
        try (FfmpegCommand made = start(
                "-f",
                "lavfi",
                "-i",
                "testsrc=rate=10:size=" + size,
                "-t",
                Integer.toString(seconds),
                "-c:v",
                codec,
                "-pix_fmt",
                colours,
                "-g",
                "10",
                file.toString())) {
            if (!made.process.waitFor(PATIENCE_S, TimeUnit.SECONDS) || made.process.exitValue() != 0) {
                throw new IllegalStateException("ffmpeg could not write " + file);
            }
            return file;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
