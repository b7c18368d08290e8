package io.watchword.inference;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import io.watchword.protocol.Frame;
import io.watchword.protocol.FrameInfo;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** JPEG to pixels, with OpenCV. */
final class JpegDecoder {
    private static final int SMALLEST_SIDE = 16;
    private static final long MOST_PIXELS = 40_000_000;

    private JpegDecoder() {}

    /**
     * Decodes a frame; the caller closes the picture. Where fewer pixels will do, it is decoded straight to a half, a
     * quarter or an eighth of its sides, which takes about that share of the time.
     *
     * @param longSide least pixels that the picture's long side needs; it has fewer only where the frame has
     * @throws UnusableFrameException if there is no such picture in it
     */
    static Picture decode(Frame frame, int longSide) throws UnusableFrameException {
        requireUsable(JpegSize.of(frame.jpeg()), frame.info());
        try (BytePointer bytes = new BytePointer(frame.jpeg());
                Mat encoded = new Mat(bytes)) {
            Mat bgr = imdecode(encoded, mode(frame.info(), longSide) | IMREAD_IGNORE_ORIENTATION);
            if (bgr.empty()) {
                bgr.close();
                throw new UnusableFrameException("the JPEG is damaged");
            }
            return Picture.of(bgr, frame.info());
        }
    }

    private static int mode(FrameInfo info, int longSide) {
        int spare = Math.max(info.width(), info.height()) / longSide;
        if (spare < 2) {
            return IMREAD_COLOR;
        }
        return spare < 4 ? IMREAD_REDUCED_COLOR_2 : spare < 8 ? IMREAD_REDUCED_COLOR_4 : IMREAD_REDUCED_COLOR_8;
    }

    private static void requireUsable(JpegSize size, FrameInfo info) throws UnusableFrameException {
        String shown = size.width() + "x" + size.height();
        if (size.width() != info.width() || size.height() != info.height()) {
            throw new UnusableFrameException(
                    "the picture is " + shown + ", but was announced as " + info.width() + "x" + info.height());
        }
        if (Math.min(size.width(), size.height()) < SMALLEST_SIDE) {
            throw new UnusableFrameException("a picture of " + shown + " shows nothing");
        }
        if ((long) size.width() * size.height() > MOST_PIXELS) {
            throw new UnusableFrameException("a picture of " + shown + " is larger than 8K");
        }
    }
}
