package io.watchword.ingest.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;

/** Recordings made on the spot: a bright square that moves 4 pixels to the right with each frame. */
public final class Recordings {
    /** Pixels. */
    public static final int WIDTH = 320;

    /** Pixels. */
    public static final int HEIGHT = 240;

    /** Frames a second. */
    public static final int FPS = 10;

    private static final int SIDE = 40;

    private Recordings() {}

    /** Writes so many frames of H.264 into a file whose ending says the container: mp4, mkv, ts, h264. */
    public static Path video(Path file, int frames) {
        return video(file, frames, WIDTH, HEIGHT);
    }

    /** The same in another size. */
    public static Path video(Path file, int frames, int width, int height) {
        return video(file, frames, width, height, 0);
    }

    /** The same, but so many frames show the square at rest before it moves. */
    public static Path restThenMove(Path file, int resting, int moving) {
        return video(file, resting + moving, WIDTH, HEIGHT, resting);
    }

    private static Path video(Path file, int frames, int width, int height, int resting) {
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), width, height, 0)) {
            avutil.av_log_set_level(avutil.AV_LOG_QUIET);
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
            recorder.setFrameRate(FPS);
            recorder.setGopSize(FPS);
            recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
            recorder.start();
            for (int i = 0; i < frames; i++) {
                try (Frame frame = picture(Math.max(0, i - resting), width, height)) {
                    recorder.record(frame);
                }
            }
            recorder.stop();
            return file;
        } catch (FrameRecorder.Exception e) {
            throw new IllegalStateException("could not write " + file, e);
        }
    }

    /** Writes elementary streams one after the other into one file. */
    public static Path joined(Path file, Path... parts) {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (Path part : parts) {
                Files.copy(part, out);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a second of sound without video. */
    public static Path sound(Path file) {
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), 1)) {
            avutil.av_log_set_level(avutil.AV_LOG_QUIET);
            recorder.setSampleRate(8000);
            recorder.setAudioCodec(avcodec.AV_CODEC_ID_PCM_S16LE);
            recorder.start();
            recorder.recordSamples(8000, 1, ShortBuffer.allocate(8000));
            recorder.stop();
            return file;
        } catch (FrameRecorder.Exception e) {
            throw new IllegalStateException("could not write " + file, e);
        }
    }

    /** Where the square's left edge is on a frame, in pixels. */
    public static int left(int frame) {
        return 4 * frame % (WIDTH - SIDE);
    }

    private static Frame picture(int index, int width, int height) {
        Frame frame = new Frame(width, height, Frame.DEPTH_UBYTE, 3);
        ByteBuffer pixels = (ByteBuffer) frame.image[0];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean inside = x >= left(index) && x < left(index) + SIDE && y >= 100 && y < 100 + SIDE;
                for (int c = 0; c < 3; c++) {
                    pixels.put(y * frame.imageStride + 3 * x + c, (byte) (inside ? 240 : 30));
                }
            }
        }
        return frame;
    }
}
