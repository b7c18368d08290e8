package io.watchword.inference.colour;

import java.nio.ByteBuffer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Reads an 8-bit BGR frame; valid as long as the frame is. */
final class Pixels {
    private static final int QUANTUM_BITS = 3;

    /** How many coarse colours there are. */
    static final int COARSE = 1 << (3 * QUANTUM_BITS);

    private final ByteBuffer bytes;
    private final int stride;
    private final int width;
    private final int height;

    Pixels(Mat bgr) {
        this.bytes = bgr.createBuffer();
        this.stride = Math.toIntExact(bgr.step(0));
        this.width = bgr.cols();
        this.height = bgr.rows();
    }

    boolean has(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height;
    }

    private int at(int x, int y, int channel) {
        return bytes.get(y * stride + 3 * x + channel) & 255;
    }

    /** The pixel's colour, coarsely: from 0 to {@link #COARSE}, exclusive. */
    int coarse(int x, int y) {
        int drop = 8 - QUANTUM_BITS;
        int blue = at(x, y, 0) >> drop;
        int green = at(x, y, 1) >> drop;
        int red = at(x, y, 2) >> drop;
        return (((blue << QUANTUM_BITS) | green) << QUANTUM_BITS) | red;
    }

    /** Adds the pixel's weighted shares of the colour terms. */
    void addTerms(int x, int y, double weight, double[] sums) {
        ColourTable.add(at(x, y, 0), at(x, y, 1), at(x, y, 2), weight, sums);
    }
}
