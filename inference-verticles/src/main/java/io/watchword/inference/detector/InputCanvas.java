package io.watchword.inference.detector;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The model's input for one layout, one frame after the other: memory that OpenCV draws into and the model reads,
 * without a copy between.
 */
final class InputCanvas implements AutoCloseable {
    private final Letterbox layout;
    private final ByteBuffer pixels;
    private final List<Sheet> sheets = new ArrayList<>();

    /** One frame's part of the memory. */
    private record Sheet(Mat whole, Mat covered) {
        void close() {
            covered.close();
            whole.close();
        }
    }

    InputCanvas(Letterbox layout, int frames) {
        this.layout = layout;
        this.pixels = ByteBuffer.allocateDirect(frames * bytes());
        try (BytePointer start = new BytePointer(pixels)) {
            for (int i = 0; i < frames; i++) {
                sheets.add(sheet(start.getPointer((long) i * bytes())));
            }
        }
    }

    private Sheet sheet(BytePointer at) {
        Mat whole = new Mat(layout.inputHeight(), layout.inputWidth(), CV_8UC3, at);
        try (Rect part = new Rect(0, 0, layout.scaledWidth(), layout.scaledHeight())) {
            return new Sheet(whole, new Mat(whole, part));
        }
    }

    private int bytes() {
        return layout.inputArea() * 3;
    }

    Letterbox layout() {
        return layout;
    }

    /** How many frames it holds. */
    int capacity() {
        return sheets.size();
    }

    /** Draws the frames; what they do not cover stays black. */
    ByteBuffer draw(List<Mat> frames) {
        try (Size size = new Size(layout.scaledWidth(), layout.scaledHeight())) {
            for (int i = 0; i < frames.size(); i++) {
                resize(
                        frames.get(i),
                        sheets.get(i).covered(),
                        size,
                        0,
                        0,
                        layout.shrinksALot() ? INTER_AREA : INTER_LINEAR);
            }
        }
        return pixels.rewind().limit(frames.size() * bytes());
    }

    @Override
    public void close() {
        sheets.forEach(Sheet::close);
        sheets.clear();
    }
}
