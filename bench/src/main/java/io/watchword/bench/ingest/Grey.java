package io.watchword.bench.ingest;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;

import io.watchword.ingest.GreyPicture;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Pictures as the motion gate is shown them. */
final class Grey {
    private Grey() {}

    static GreyPicture of(Mat bgr) {
        int factor = Math.max(1, (bgr.cols() + GreyPicture.WIDEST - 1) / GreyPicture.WIDEST);
        int width = bgr.cols() / factor;
        int height = bgr.rows() / factor;
        try (Mat grey = new Mat();
                Mat small = new Mat();
                Size size = new Size(width, height)) {
            opencv_imgproc.cvtColor(bgr, grey, COLOR_BGR2GRAY);
            opencv_imgproc.resize(grey, small, size, 0, 0, INTER_AREA);
            byte[] pixels = new byte[width * height];
            small.data().get(pixels);
            return new GreyPicture(width, height, pixels);
        }
    }
}
