package io.watchword.ingest;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;

import io.watchword.protocol.Camera;
import io.watchword.protocol.TrialResult;
import java.time.Duration;
import java.util.List;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Opens a camera for a few seconds to see what it sends. Blocks for at most {@link #LONGEST}. */
final class Probe {
    /** For opening and looking together. */
    static final Duration LONGEST = Duration.ofSeconds(7);

    private static final Duration COUNTED = Duration.ofSeconds(2);
    private static final int WIDEST = 1280;
    private static final int QUALITY = 80;

    private final Sources sources;

    Probe(Sources sources) {
        this.sources = sources;
    }

    /**
     * Looks at what a URL leads to.
     *
     * @param interrupt ends it early
     * @throws MediaException if it can't be opened, must not be, or shows nothing in time
     */
    TrialResult.Seen look(String url, Interrupt interrupt) throws MediaException {
        Source source = sources.of(new Camera("trial", "trial", url, 1, false, List.of()));
        interrupt.limit(LONGEST);
        interrupt.allow(LONGEST);
        try (VideoStream stream = VideoStream.open(source, interrupt, LONGEST, 1)) {
            first(source, stream);
            byte[] jpeg = jpeg(stream);
            String codec = stream.codec();
            int width = stream.width();
            int height = stream.height();
            return new TrialResult.Seen(codec, width, height, rate(source, stream), jpeg);
        }
    }

    private static void first(Source source, VideoStream stream) throws MediaException {
        try {
            if (!stream.next(() -> true)) {
                throw Explanation.of(MediaError.NO_VIDEO, source);
            }
        } catch (MediaException e) {
            if (e.error() == MediaError.STALLED) {
                throw new MediaException(
                        MediaError.STALLED,
                        source.shown() + " sends video, but no whole picture within " + LONGEST.toSeconds()
                                + " s; are its key frames far apart?");
            }
            throw e;
        }
    }

    private static byte[] jpeg(VideoStream stream) throws MediaException {
        try (BgrConverter converter = new BgrConverter();
                JpegEncoder encoder = new JpegEncoder(QUALITY)) {
            Mat picture = converter.convert(stream.frame());
            if (picture.cols() <= WIDEST) {
                return encoder.encode(picture);
            }
            int height = Math.max(1, picture.rows() * WIDEST / picture.cols());
            try (Mat smaller = new Mat();
                    Size size = new Size(WIDEST, height)) {
                opencv_imgproc.resize(picture, smaller, size, 0, 0, INTER_AREA);
                return encoder.encode(smaller);
            }
        }
    }

    // what cameras say of their rate is often wrong, so what is live is counted
    private static double rate(Source source, VideoStream stream) {
        if (!(Playback.of(source.pace(), stream) instanceof Playback.Arrival)) {
            return stream.frameRate();
        }
        long began = System.nanoTime();
        long frames = 0;
        long last = began;
        try {
            while (last - began < COUNTED.toNanos() && stream.next(() -> true)) {
                frames++;
                last = System.nanoTime();
            }
        } catch (MediaException e) {
            // its first picture was seen, which is what was asked
        }
        return frames == 0 ? stream.frameRate() : frames / ((last - began) / 1e9);
    }
}
