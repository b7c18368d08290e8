package io.watchword.ingest;

/**
 * Lets through fewer frames where nothing moves: one now and then, and from the first sign of motion until a while
 * after the last, all of them. One thread.
 */
public final class MotionGate {
    /** Micros for which it stays open after motion. */
    static final long HOLD = 2_000_000;

    private final MotionDetector detector = new MotionDetector();
    private final long spacing;
    private long openUntil = Long.MIN_VALUE;
    private long last = Long.MIN_VALUE;

    /** @param floor frames a second where nothing moves, above 0 */
    public MotionGate(double floor) {
        spacing = Math.round(1e6 / floor);
    }

    /**
     * Whether a frame is let through.
     *
     * @param picture what it shows
     * @param micros its time, from any epoch; if time jumps back, the frame is let through
     */
    public boolean admits(GreyPicture picture, long micros) {
        boolean first = last == Long.MIN_VALUE || micros < last;
        if (detector.isMoving(picture, micros) && !first) {
            openUntil = micros + HOLD;
        }
        boolean admitted = first || micros <= openUntil || micros - last >= spacing;
        if (first) {
            openUntil = Long.MIN_VALUE;
        }
        if (admitted) {
            last = micros;
        }
        return admitted;
    }
}
