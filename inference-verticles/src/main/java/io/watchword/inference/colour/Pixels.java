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
    private double gain;

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

    /** Adds the pixel's weighted shares of the colour terms, as it would be in bright light. */
    void addTerms(int x, int y, double weight, double[] sums) {
        double by = gain();
        ColourTable.add(lit(at(x, y, 0), by), lit(at(x, y, 1), by), lit(at(x, y, 2), by), weight, sums);
    }

    private double gain() {
        if (gain == 0) {
            gain = Light.gain(this);
        }
        return gain;
    }

    private static int lit(int value, double gain) {
        return Math.min(255, (int) Math.round(value * gain));
    }

    /** The mean of the channels of a pixel, which is given by fractions of the picture's sides. */
    double brightness(double across, double down) {
        int x = (int) (across * width);
        int y = (int) (down * height);
        return (at(x, y, 0) + at(x, y, 1) + at(x, y, 2)) / 3.0;
    }

    /** How far the pixel's colour is from grey, 0 to 255: its strongest channel less its weakest. */
    int vividness(int x, int y) {
        int blue = at(x, y, 0);
        int green = at(x, y, 1);
        int red = at(x, y, 2);
        return Math.max(blue, Math.max(green, red)) - Math.min(blue, Math.min(green, red));
    }

    /**
     * Whether the pixel may be skin: by its chrominance (Chai and Ngan, "Face Segmentation Using Skin-Color Map in
     * Videophone Applications", 1999).
     */
    boolean maybeSkin(int x, int y) {
        int blue = at(x, y, 0);
        int green = at(x, y, 1);
        int red = at(x, y, 2);
        double cb = 128 - 0.168736 * red - 0.331264 * green + 0.5 * blue;
        double cr = 128 + 0.5 * red - 0.418688 * green - 0.081312 * blue;
        return cb >= 77 && cb <= 127 && cr >= 133 && cr <= 173;
    }
}
