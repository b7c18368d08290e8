package io.watchword.inference.colour;

import io.watchword.protocol.Box;

/**
 * A part of a box to look at, as fractions of the box.
 *
 * @param left of the part
 * @param top of the part
 * @param right of the part
 * @param bottom of the part
 * @param worn whether it shows clothes, and skin beside them
 */
record Region(double left, double top, double right, double bottom, boolean worn) {
    /** A thing fills its box, but for the corners. */
    static final Region WHOLE = new Region(0.05, 0.05, 0.95, 0.95, false);

    /** Between belt and ankles. */
    static final Region LOWER = new Region(0.22, 0.52, 0.78, 0.9, true);

    /**
     * Between chin and belt. Someone who sits, or is cut off below, fills the box's width with the shoulders: head and
     * belt are then further down.
     */
    static Region upper(Box person) {
        double wide = person.width() / person.height();
        double chin = Math.max(0.17, Math.min(0.35, 0.45 * wide));
        double belt = Math.max(0.48, Math.min(0.7, wide));
        return new Region(0.2, chin, 0.8, belt, true);
    }
}
