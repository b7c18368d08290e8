package io.watchword.ingest;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** BGR images as JPEG. One thread. */
final class JpegEncoder implements AutoCloseable {
    private final BytePointer extension = new BytePointer(".jpg");
    private final IntPointer parameters;

    /** @param quality 1 to 100 */
    JpegEncoder(int quality) {
        parameters = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality);
    }

    byte[] encode(Mat bgr) {
        try (BytePointer out = new BytePointer()) {
            if (!opencv_imgcodecs.imencode(extension, bgr, out, parameters)) {
                throw new IllegalStateException("a picture of " + bgr.cols() + "x" + bgr.rows() + " was not encoded");
            }
            byte[] jpeg = new byte[Math.toIntExact(out.limit())];
            out.get(jpeg);
            return jpeg;
        }
    }

    @Override
    public void close() {
        extension.close();
        parameters.close();
    }
}
