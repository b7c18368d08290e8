package io.watchword.inference;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
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
     * Decodes a frame; the caller closes the picture.
     *
     * @return 8-bit BGR, of the size that the frame says
     * @throws UnusableFrameException if there is no such picture in it
     */
    static Mat decode(Frame frame) throws UnusableFrameException {
        requireUsable(JpegSize.of(frame.jpeg()), frame.info());
        try (BytePointer bytes = new BytePointer(frame.jpeg());
                Mat encoded = new Mat(bytes)) {
            Mat bgr = imdecode(encoded, IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION);
            if (bgr.empty()) {
                bgr.close();
                throw new UnusableFrameException("the JPEG is damaged");
            }
            return bgr;
        }
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
