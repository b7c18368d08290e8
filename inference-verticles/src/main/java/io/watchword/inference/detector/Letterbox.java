package io.watchword.inference.detector;

import io.watchword.protocol.Box;

/**
 * How a frame is laid into the model's input: scaled by one factor, at the top left, the rest black.
 *
 * @param frameWidth pixels of the frame
 * @param frameHeight pixels of the frame
 * @param scaledWidth pixels of the input that the frame covers
 * @param scaledHeight pixels of the input that the frame covers
 * @param inputWidth pixels, a multiple of {@value #MULTIPLE}
 * @param inputHeight pixels, a multiple of {@value #MULTIPLE}
 */
public record Letterbox(
        int frameWidth, int frameHeight, int scaledWidth, int scaledHeight, int inputWidth, int inputHeight) {
    /** What the model's input sides are multiples of. */
    public static final int MULTIPLE = 32;

    /** The shape of the model's input. */
    public enum Shape {
        /** As little padding as the model allows: less to compute. */
        TIGHT,
        /** Padded to a square: how published figures are measured. */
        SQUARE
    }

    /** Fits a frame whose long side becomes {@code longSide} pixels. */
    public static Letterbox fit(int width, int height, int longSide, Shape shape) {
        double scale = (double) longSide / Math.max(width, height);
        int scaledWidth = Math.max(1, (int) Math.round(width * scale));
        int scaledHeight = Math.max(1, (int) Math.round(height * scale));
        return shape == Shape.SQUARE
                ? new Letterbox(width, height, scaledWidth, scaledHeight, longSide, longSide)
                : new Letterbox(
                        width, height, scaledWidth, scaledHeight, roundedUp(scaledWidth), roundedUp(scaledHeight));
    }

    private static int roundedUp(int side) {
        return (side + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
    }

    /** A box given by its corners in the input, as a box in the frame, cut off at the frame's edges. */
    public Box toFrame(double left, double top, double right, double bottom) {
        double x = (double) frameWidth / scaledWidth;
        double y = (double) frameHeight / scaledHeight;
        return Box.corners(left * x, top * y, right * x, bottom * y).clip(frameWidth, frameHeight);
    }

    /** Pixels of the input. */
    public int inputArea() {
        return inputWidth * inputHeight;
    }

    /** Whether the frame is made so much smaller that single pixels would be skipped by bilinear sampling. */
    public boolean shrinksALot() {
        return scaledWidth * 2 < frameWidth;
    }
}
