package io.watchword.modelpackages.picture;

import io.watchword.modelpackages.PackageException;

/**
 * A picture's sides.
 *
 * @param width pixels
 * @param height pixels
 */
public record PictureSize(int width, int height) {
    static final long MOST_PIXELS = 40_000_000;

    boolean isTooLarge() {
        return (long) width * height > MOST_PIXELS;
    }

    /** Checks, before any memory is taken, that a picture may be made into one of this size. */
    void requireUsable(RgbImage from) {
        if (isTooLarge()) {
            throw new PackageException("A picture of " + from.width() + "x" + from.height() + " would be resized to "
                    + width + "x" + height + ", more than " + MOST_PIXELS / 1_000_000
                    + " million pixels: limit it by picture.resize.longest in model.yaml, or leave out pictures this"
                    + " thin");
        }
    }
}
