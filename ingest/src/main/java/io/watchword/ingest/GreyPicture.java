package io.watchword.ingest;

/**
 * A small grey picture.
 *
 * @param width pixels
 * @param height pixels
 * @param pixels brightness, row by row, as unsigned bytes; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
public record GreyPicture(int width, int height, byte[] pixels) {
    /** Most pixels across that a {@link MotionGate} is shown. */
    public static final int WIDEST = 320;

    boolean isAsLargeAs(GreyPicture other) {
        return width == other.width && height == other.height;
    }
}
