package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An axis-aligned rectangle in pixels of its frame; the origin is the frame's top left corner. In JSON the array
 * {@code [x, y, width, height]}, rounded to a tenth of a pixel.
 *
 * @param x left edge
 * @param y top edge
 * @param width at least 0
 * @param height at least 0
 */
public record Box(double x, double y, double width, double height) {
    public Box {
        Checks.finite("box", x);
        Checks.finite("box", y);
        Checks.inRange("box", width, 0, 1e6);
        Checks.inRange("box", height, 0, 1e6);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Box of(double[] values) {
        if (values.length != 4) {
            throw new InvalidFieldException("box", "must be [x, y, width, height]");
        }
        return new Box(values[0], values[1], values[2], values[3]);
    }

    /** A box given by two corners; swapped corners are put right. */
    public static Box corners(double left, double top, double right, double bottom) {
        return new Box(Math.min(left, right), Math.min(top, bottom), Math.abs(right - left), Math.abs(bottom - top));
    }

    @JsonValue
    double[] values() {
        return new double[] {tenth(x), tenth(y), tenth(width), tenth(height)};
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /** Right edge. */
    public double right() {
        return x + width;
    }

    /** Bottom edge. */
    public double bottom() {
        return y + height;
    }

    /** Horizontal centre. */
    public double centreX() {
        return x + width / 2;
    }

    /** Vertical centre. */
    public double centreY() {
        return y + height / 2;
    }

    /** Area in square pixels. */
    public double area() {
        return width * height;
    }

    /** Area shared with {@code other} in square pixels. */
    public double intersection(Box other) {
        double w = Math.min(right(), other.right()) - Math.max(x, other.x);
        double h = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
        return w > 0 && h > 0 ? w * h : 0;
    }

    /** Intersection over union with {@code other}, in [0, 1]; 0 where both are empty. */
    public double iou(Box other) {
        double shared = intersection(other);
        double union = area() + other.area() - shared;
        return union > 0 ? shared / union : 0;
    }

    /** The part of this box inside a frame of the given size. */
    public Box clip(double frameWidth, double frameHeight) {
        double left = Math.max(0, Math.min(frameWidth, x));
        double top = Math.max(0, Math.min(frameHeight, y));
        double r = Math.max(left, Math.min(frameWidth, right()));
        double b = Math.max(top, Math.min(frameHeight, bottom()));
        return corners(left, top, r, b);
    }
}
