package io.watchword.inference.kinds;

import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.protocol.Box;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/** What a classifier is shown of a thing. */
final class Crop {
    /** How much longer than the box's longer side the square is. */
    private static final double MARGIN = 1.1;

    private Crop() {}

    /**
     * The square around a box with a little of what is around it, as far as the picture goes: classifiers cut the ends
     * off what is not square.
     */
    static RgbImage of(Mat bgr, Box box) {
        double side = MARGIN * Math.max(box.width(), box.height());
        int left = clamp(box.centreX() - side / 2, bgr.cols() - 1);
        int top = clamp(box.centreY() - side / 2, bgr.rows() - 1);
        int right = Math.max(left + 1, clamp(box.centreX() + side / 2, bgr.cols()));
        int bottom = Math.max(top + 1, clamp(box.centreY() + side / 2, bgr.rows()));
        try (Rect window = new Rect(left, top, right - left, bottom - top);
                Mat part = new Mat(bgr, window)) {
            return RgbImage.of(part);
        }
    }

    private static int clamp(double at, int most) {
        return (int) Math.max(0, Math.min(most, Math.round(at)));
    }
}
