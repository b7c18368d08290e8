package io.watchword.modelpackages.picture;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.watchword.modelpackages.PackageException;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * How a picture is resized.
 *
 * <p>Bilinear and bicubic are with antialiasing, bit for bit as Pillow resizes 8-bit pictures, which is what models are
 * trained on: a window that grows with the reduction, in fixed point, first across and then down, rounded to 8 bits in
 * between. (Pillow from 13 on sometimes goes down first, which changes a byte here and there.)
 */
public enum Resampling {
    @JsonProperty("bilinear")
    BILINEAR(1) {
        @Override
        double weight(double x) {
            double distance = Math.abs(x);
            return distance < 1 ? 1 - distance : 0;
        }
    },
    /** Keys' cubic with a = -0.5. */
    @JsonProperty("bicubic")
    BICUBIC(2) {
        @Override
        double weight(double x) {
            double distance = Math.abs(x);
            if (distance < 1) {
                return (1.5 * distance - 2.5) * distance * distance + 1;
            }
            return distance < 2 ? (((distance - 5) * distance + 8) * distance - 4) * -0.5 : 0;
        }
    },
    /** OpenCV's bilinear, which skips pixels where it reduces: what YOLO is trained on. */
    @JsonProperty("opencv-linear")
    OPENCV_LINEAR(0) {
        @Override
        double weight(double x) {
            throw new UnsupportedOperationException("OpenCV weighs by itself");
        }

        @Override
        public RgbImage resize(RgbImage image, int width, int height) {
            new PictureSize(width, height).requireUsable(image);
            return image.width() == width && image.height() == height ? image : byOpenCv(image, width, height);
        }
    };

    /** Bits behind the point of a weight: eight are the pixel's, two are left for what overshoots. */
    private static final int BITS = 32 - 8 - 2;

    private final double support;

    Resampling(double support) {
        this.support = support;
    }

    abstract double weight(double x);

    /**
     * The picture in another size; the same one, where it has that size.
     *
     * @throws PackageException if it, or what is made on the way to it, would have more than 40 million pixels
     */
    public RgbImage resize(RgbImage image, int width, int height) {
        new PictureSize(width, height).requireUsable(image);
        new PictureSize(width, image.height()).requireUsable(image);
        RgbImage across = image.width() == width ? image : across(image, width);
        return across.height() == height ? across : down(across, height);
    }

    private static RgbImage byOpenCv(RgbImage image, int width, int height) {
        byte[] pixels = new byte[3 * width * height];
        try (BytePointer bytes = new BytePointer(image.rgb());
                Mat from = new Mat(image.height(), image.width(), CV_8UC3, bytes);
                Mat to = new Mat();
                Size size = new Size(width, height)) {
            opencv_imgproc.resize(from, to, size);
            to.data().get(pixels);
        }
        return new RgbImage(width, height, pixels);
    }

    private RgbImage across(RgbImage image, int width) {
        Windows windows = windows(image.width(), width);
        byte[] from = image.rgb();
        byte[] to = new byte[3 * width * image.height()];
        for (int y = 0; y < image.height(); y++) {
            int row = 3 * y * image.width();
            for (int x = 0; x < width; x++) {
                windows.sum(from, row, 3, x, to, 3 * (y * width + x));
            }
        }
        return new RgbImage(width, image.height(), to);
    }

    private RgbImage down(RgbImage image, int height) {
        Windows windows = windows(image.height(), height);
        int row = 3 * image.width();
        byte[] to = new byte[row * height];
        int[] sums = new int[row];
        for (int y = 0; y < height; y++) {
            windows.sumRows(image.rgb(), row, y, sums, to);
        }
        return new RgbImage(image.width(), height, to);
    }

    private Windows windows(int from, int to) {
        double scale = (double) from / to;
        double stretch = Math.max(1, scale);
        double reach = support * stretch;
        int[] starts = new int[to];
        int[][] weights = new int[to][];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            int start = Math.max(0, (int) (centre - reach + 0.5));
            int end = Math.min(from, (int) (centre + reach + 0.5));
            starts[i] = start;
            weights[i] = weights(start, end, centre, stretch);
        }
        return new Windows(starts, weights);
    }

    private int[] weights(int start, int end, double centre, double stretch) {
        double[] exact = new double[end - start];
        double sum = 0;
        for (int i = 0; i < exact.length; i++) {
            exact[i] = weight((i + start - centre + 0.5) * (1 / stretch));
            sum += exact[i];
        }
        int[] fixed = new int[exact.length];
        for (int i = 0; i < exact.length; i++) {
            double share = sum == 0 ? exact[i] : exact[i] / sum;
            fixed[i] = (int) ((share < 0 ? -0.5 : 0.5) + share * (1 << BITS));
        }
        return fixed;
    }

    /** For each pixel of the result, where its window begins and what each pixel in it weighs. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Windows(int[] starts, int[][] weights) {
        /** One pixel's three colours, of pixels that lie {@code step} bytes apart from {@code origin} on. */
        void sum(byte[] from, int origin, int step, int index, byte[] to, int place) {
            int red = 1 << (BITS - 1);
            int green = red;
            int blue = red;
            int at = origin + starts[index] * step;
            for (int weight : weights[index]) {
                red += (from[at] & 255) * weight;
                green += (from[at + 1] & 255) * weight;
                blue += (from[at + 2] & 255) * weight;
                at += step;
            }
            to[place] = clipped(red);
            to[place + 1] = clipped(green);
            to[place + 2] = clipped(blue);
        }

        /** A row of the result at once, so that memory is read in order. */
        void sumRows(byte[] from, int row, int index, int[] sums, byte[] to) {
            Arrays.fill(sums, 1 << (BITS - 1));
            int at = starts[index] * row;
            for (int weight : weights[index]) {
                for (int i = 0; i < row; i++) {
                    sums[i] += (from[at + i] & 255) * weight;
                }
                at += row;
            }
            for (int i = 0; i < row; i++) {
                to[index * row + i] = clipped(sums[i]);
            }
        }

        private static byte clipped(int sum) {
            return (byte) Math.max(0, Math.min(255, sum >> BITS));
        }
    }
}
