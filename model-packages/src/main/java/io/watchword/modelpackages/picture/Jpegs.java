package io.watchword.modelpackages.picture;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** JPEG to pixels, with OpenCV. */
public final class Jpegs {
    private static final int SMALLEST_SIDE = 16;

    private Jpegs() {}

    /**
     * Decodes a JPEG to 8-bit BGR; the caller closes it. Where fewer pixels will do, it is decoded straight to a half,
     * a quarter or an eighth of its sides, which takes about that share of the time.
     *
     * @param longSide least pixels that the picture's long side needs; it has fewer only where the JPEG has
     * @throws UnusablePictureException if there is no picture in it, or one of a size that nothing is done with
     */
    public static Mat decode(byte[] jpeg, int longSide) throws UnusablePictureException {
        JpegSize size = JpegSize.of(jpeg);
        requireUsable(size);
        try (BytePointer bytes = new BytePointer(jpeg);
                Mat encoded = new Mat(bytes)) {
            Mat bgr = imdecode(encoded, mode(size, longSide) | IMREAD_IGNORE_ORIENTATION);
            if (bgr.empty()) {
                bgr.close();
                throw new UnusablePictureException("the JPEG is damaged");
            }
            return bgr;
        }
    }

    private static int mode(JpegSize size, int longSide) {
        int spare = Math.max(size.width(), size.height()) / longSide;
        if (spare < 2) {
            return IMREAD_COLOR;
        }
        return spare < 4 ? IMREAD_REDUCED_COLOR_2 : spare < 8 ? IMREAD_REDUCED_COLOR_4 : IMREAD_REDUCED_COLOR_8;
    }

    private static void requireUsable(JpegSize size) throws UnusablePictureException {
        String shown = size.width() + "x" + size.height();
        if (Math.min(size.width(), size.height()) < SMALLEST_SIDE) {
            throw new UnusablePictureException("a picture of " + shown + " shows nothing");
        }
        if (new PictureSize(size.width(), size.height()).isTooLarge()) {
            throw new UnusablePictureException("a picture of " + shown + " is larger than 8K");
        }
    }
}
