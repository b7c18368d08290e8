package io.watchword.inference.colour;

/**
 * A part of a box to look at, as fractions of the box.
 *
 * @param left of the part
 * @param top of the part
 * @param right of the part
 * @param bottom of the part
 */
record Region(double left, double top, double right, double bottom) {
    /** A thing fills its box, but for the corners. */
    static final Region WHOLE = new Region(0.05, 0.05, 0.95, 0.95);
    /** Between chin and belt. */
    static final Region UPPER = new Region(0.2, 0.17, 0.8, 0.48);
    /** Between belt and ankles. */
    static final Region LOWER = new Region(0.22, 0.52, 0.78, 0.9);
}
