package io.watchword.inference;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** JPEGs for tests. */
final class Jpegs {
    private Jpegs() {}

    static byte[] plain(int width, int height) {
        try (Mat grey = new Mat(height, width, CV_8UC3, new Scalar(90, 90, 90, 0))) {
            return of(grey);
        }
    }

    static byte[] of(Mat bgr) {
        try (BytePointer bytes = new BytePointer()) {
            imencode(".jpg", bgr, bytes);
            byte[] jpeg = new byte[(int) bytes.limit()];
            bytes.get(jpeg);
            return jpeg;
        }
    }
}
