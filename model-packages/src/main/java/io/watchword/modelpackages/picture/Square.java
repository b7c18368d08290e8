package io.watchword.modelpackages.picture;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A picture put at the top left of a grey square, which is then resized: as OWLv2's processor does it in transformers,
 * in numbers from 0 to 1 and with SciPy, whose {@code gaussian_filter} and {@code zoom} (order 1, {@code grid_mode},
 * mirrored at the edges; scipy.ndimage 1.15, BSD) are followed step by step, float32 between them. What comes out is
 * clipped to what went in. Immutable.
 *
 * @param side pixels of the square that comes out
 * @param fill what is around the picture, 0 to 1
 */
public record Square(@JsonProperty(required = true) int side, double fill) {
    /** Standard deviations after which the filter ends. */
    private static final double TRUNCATE = 4;

    public Square {
        Sides.check("picture.square.side", side);
        if (!(fill >= 0 && fill <= 1)) {
            throw new IllegalArgumentException("picture.square.fill: must be from 0 to 1, but is " + fill);
        }
    }

    /**
     * The square.
     *
     * @param scale what bytes are multiplied with
     * @return for each colour {@code side * side} numbers, row by row
     */
    float[][] of(RgbImage image, double scale) {
        int from = Math.max(image.width(), image.height());
        float[][] planes = new float[3][];
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (int colour = 0; colour < 3; colour++) {
            planes[colour] = padded(image, colour, scale, from);
            for (float value : planes[colour]) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        for (int colour = 0; colour < 3; colour++) {
            float[] out = zoomed(filtered(planes[colour], from), from);
            for (int i = 0; i < out.length; i++) {
                out[i] = Math.max(least, Math.min(most, out[i]));
            }
            planes[colour] = out;
        }
        return planes;
    }

    private float[] padded(RgbImage image, int colour, double scale, int from) {
        float[] plane = new float[from * from];
        java.util.Arrays.fill(plane, (float) fill);
        byte[] rgb = image.rgb();
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                plane[y * from + x] = (float) ((rgb[3 * (y * image.width() + x) + colour] & 255) * scale);
            }
        }
        return plane;
    }

    /** Against aliasing, where it gets smaller: down and then across. */
    private float[] filtered(float[] plane, int from) {
        double deviation = ((double) from / side - 1) / 2;
        if (deviation <= 1e-15) {
            return plane;
        }
        double[] kernel = kernel(deviation);
        return correlated(correlated(plane, from, kernel, from, 1), from, kernel, 1, from);
    }

    private static double[] kernel(double deviation) {
        int radius = (int) (TRUNCATE * deviation + 0.5);
        double[] kernel = new double[2 * radius + 1];
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            kernel[i + radius] = Math.exp(-0.5 / (deviation * deviation) * i * i);
            sum += kernel[i + radius];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }

    /**
     * Along lines.
     *
     * @param step between the numbers of a line
     * @param next between lines
     */
    private static float[] correlated(float[] plane, int from, double[] kernel, int step, int next) {
        int radius = kernel.length / 2;
        float[] out = new float[plane.length];
        double[] line = new double[from + 2 * radius];
        for (int each = 0; each < from; each++) {
            for (int i = 0; i < line.length; i++) {
                line[i] = plane[each * next + mirrored(i - radius, from) * step];
            }
            for (int i = 0; i < from; i++) {
                // SciPy adds what is symmetric in pairs, from the ends to the middle
                double sum = line[i + radius] * kernel[radius];
                for (int k = radius; k > 0; k--) {
                    sum += (line[i + radius - k] + line[i + radius + k]) * kernel[radius - k];
                }
                out[each * next + i * step] = (float) sum;
            }
        }
        return out;
    }

    /** The place in a line that a place beyond it mirrors, the last one not being doubled. */
    private static int mirrored(int at, int length) {
        if (length == 1) {
            return 0;
        }
        int period = 2 * length - 2;
        int within = Math.floorMod(at, period);
        return within < length ? within : period - within;
    }

    private float[] zoomed(float[] plane, int from) {
        int[] first = new int[side];
        int[] second = new int[side];
        double[] share = new double[side];
        double zoom = (double) from / side;
        for (int i = 0; i < side; i++) {
            double at = (i + 0.5) * zoom - 0.5;
            double below = Math.floor(at);
            share[i] = at - below;
            first[i] = mirrored((int) below, from);
            second[i] = mirrored((int) below + 1, from);
        }
        float[] out = new float[side * side];
        for (int y = 0; y < side; y++) {
            int upper = first[y] * from;
            int lower = second[y] * from;
            for (int x = 0; x < side; x++) {
                double top = plane[upper + first[x]] * (1 - share[x]) + plane[upper + second[x]] * share[x];
                double bottom = plane[lower + first[x]] * (1 - share[x]) + plane[lower + second[x]] * share[x];
                out[y * side + x] = (float) (top * (1 - share[y]) + bottom * share[y]);
            }
        }
        return out;
    }
}
