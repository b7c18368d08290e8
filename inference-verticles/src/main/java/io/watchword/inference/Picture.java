package io.watchword.inference;

import io.watchword.protocol.Box;
import io.watchword.protocol.Detection;
import io.watchword.protocol.FrameInfo;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A frame's pixels, perhaps fewer than it had: what is seen on them is told in pixels of the frame. Whoever has it
 * closes it.
 *
 * @param bgr 8-bit
 * @param across pixels of the frame for one of these, across
 * @param down pixels of the frame for one of these, down
 */
record Picture(Mat bgr, double across, double down) implements AutoCloseable {
    /** The pixels of a frame, however many. */
    static Picture of(Mat bgr, FrameInfo frame) {
        return new Picture(bgr, (double) frame.width() / bgr.cols(), (double) frame.height() / bgr.rows());
    }

    /** Detections on the pixels, in pixels of the frame. */
    List<Detection> inFrame(List<Detection> seen) {
        return isWhole()
                ? seen
                : seen.stream()
                        .map(each -> new Detection(each.label(), each.score(), scaled(each.box(), across, down)))
                        .toList();
    }

    /** A box of the frame, on the pixels. */
    Box onPixels(Box box) {
        return isWhole() ? box : scaled(box, 1 / across, 1 / down);
    }

    private boolean isWhole() {
        return across == 1 && down == 1;
    }

    private static Box scaled(Box box, double x, double y) {
        return new Box(box.x() * x, box.y() * y, box.width() * x, box.height() * y);
    }

    @Override
    public void close() {
        bgr.close();
    }
}
