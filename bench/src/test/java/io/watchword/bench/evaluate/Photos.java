package io.watchword.bench.evaluate;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imwrite;

import java.nio.file.Path;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Pictures with nothing on them. */
final class Photos {
    private Photos() {}

    static void write(Path file) {
        try (Mat grey = new Mat(48, 64, CV_8UC3, new Scalar(90, 120, 150, 0))) {
            imwrite(file.toString(), grey);
        }
    }
}
