package io.watchword.modelpackages.picture;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import io.watchword.protocol.Box;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Pixels on the heap, in the order in which models are trained: red, green, blue. The bytes are not copied; nobody
 * changes them.
 *
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 * @param rgb row by row, three bytes a pixel
 */
@SuppressWarnings("ArrayRecordComponent")
public record RgbImage(int width, int height, byte[] rgb) {
    public RgbImage {
        if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException(
                    "A picture of " + width + "x" + height + " can't have " + rgb.length + " bytes");
        }
    }

    /**
     * Decodes a JPEG.
     *
     * @throws UnusablePictureException if there is no picture in it, or one of a size that nothing is done with
     */
    public static RgbImage decode(byte[] jpeg) throws UnusablePictureException {
        try (Mat bgr = Jpegs.decode(jpeg, Integer.MAX_VALUE)) {
            return of(bgr);
        }
    }

    /** A copy of OpenCV's pixels, 8-bit BGR. */
    public static RgbImage of(Mat bgr) {
        try (Mat swapped = new Mat()) {
            cvtColor(bgr, swapped, COLOR_BGR2RGB);
            byte[] rgb = new byte[Math.toIntExact(swapped.total() * 3)];
            swapped.data().get(rgb);
            return new RgbImage(swapped.cols(), swapped.rows(), rgb);
        }
    }

    /** One colour all over. */
    public static RgbImage plain(int width, int height, int grey) {
        byte[] rgb = new byte[3 * width * height];
        Arrays.fill(rgb, (byte) grey);
        return new RgbImage(width, height, rgb);
    }

    /**
     * Pictures beside each other, from the left to the right, at the top of a black ground.
     *
     * @param pictures one or more
     * @throws UnusablePictureException if that gets larger than anything is done with
     */
    public static RgbImage row(List<RgbImage> pictures) throws UnusablePictureException {
        int wide = pictures.stream().mapToInt(RgbImage::width).sum();
        int high = pictures.stream().mapToInt(RgbImage::height).max().orElseThrow();
        if (new PictureSize(wide, high).isTooLarge()) {
            throw new UnusablePictureException("all pictures beside each other are larger than 8K");
        }
        RgbImage row = plain(wide, high, 0);
        int left = 0;
        for (RgbImage each : pictures) {
            each.on(row, left, 0);
            left += each.width;
        }
        return row;
    }

    /**
     * The whole pixels that a box touches, at least one.
     *
     * @param box in pixels of this picture; what is outside of it is left out
     */
    public RgbImage crop(Box box) {
        int left = clamp((int) Math.floor(box.x()), width - 1);
        int top = clamp((int) Math.floor(box.y()), height - 1);
        int right = Math.max(left + 1, clamp((int) Math.ceil(box.right()), width));
        int bottom = Math.max(top + 1, clamp((int) Math.ceil(box.bottom()), height));
        return window(left, top, right - left, bottom - top);
    }

    /** The pixels of a window that may reach beyond the picture, where it is black. */
    RgbImage window(int left, int top, int windowWidth, int windowHeight) {
        byte[] cut = new byte[3 * windowWidth * windowHeight];
        int from = Math.max(0, left);
        int to = Math.min(width, left + windowWidth);
        for (int y = Math.max(0, top); from < to && y < Math.min(height, top + windowHeight); y++) {
            System.arraycopy(
                    rgb, 3 * (y * width + from), cut, 3 * ((y - top) * windowWidth + from - left), 3 * (to - from));
        }
        return new RgbImage(windowWidth, windowHeight, cut);
    }

    /** This picture drawn onto another that it fits on; that one is used up. */
    RgbImage on(RgbImage ground, int left, int top) {
        for (int y = 0; y < height; y++) {
            System.arraycopy(rgb, 3 * y * width, ground.rgb, 3 * ((y + top) * ground.width + left), 3 * width);
        }
        return ground;
    }

    private static int clamp(int value, int most) {
        return Math.max(0, Math.min(most, value));
    }
}
