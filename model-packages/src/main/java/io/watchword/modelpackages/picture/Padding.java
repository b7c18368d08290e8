package io.watchword.modelpackages.picture;

/**
 * What a picture is put into the middle of.
 *
 * @param width pixels
 * @param height pixels
 * @param fill grey, 0 to 255
 */
public record Padding(int width, int height, int fill) {
    public Padding {
        Sides.check("picture.pad.width", width);
        Sides.check("picture.pad.height", height);
        if (fill < 0 || fill > 255) {
            throw new IllegalArgumentException("picture.pad.fill: must be from 0 to 255, but is " + fill);
        }
    }

    /** Pixels before a side in the middle of another: with YOLO's rounding, which puts the odd one behind. */
    static int before(int whole, int part) {
        return (int) Math.rint((whole - part) / 2.0 - 0.1);
    }
}
