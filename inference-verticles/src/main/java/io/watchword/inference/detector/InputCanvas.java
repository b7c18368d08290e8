package io.watchword.inference.detector;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/** The model's input for one layout: memory that OpenCV draws into and the model reads, without a copy between. */
final class InputCanvas implements AutoCloseable {
    private final Letterbox layout;
    private final ByteBuffer pixels;
    private final Mat whole;
    private final Mat covered;

    InputCanvas(Letterbox layout) {
        this.layout = layout;
        this.pixels = ByteBuffer.allocateDirect(layout.inputArea() * 3);
        this.whole = new Mat(layout.inputHeight(), layout.inputWidth(), CV_8UC3, new BytePointer(pixels));
        this.covered = new Mat(whole, new Rect(0, 0, layout.scaledWidth(), layout.scaledHeight()));
    }

    Letterbox layout() {
        return layout;
    }

    /** Draws the frame; what it does not cover stays black. */
    ByteBuffer draw(Mat frame) {
        try (Size size = new Size(layout.scaledWidth(), layout.scaledHeight())) {
            resize(frame, covered, size, 0, 0, layout.shrinksALot() ? INTER_AREA : INTER_LINEAR);
        }
        return pixels.rewind();
    }

    @Override
    public void close() {
        covered.close();
        whole.close();
    }
}
