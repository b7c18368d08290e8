package io.watchword.ingest;

/**
 * Picks frames evenly, at most so many a second. Frames up to a quarter of the spacing early are taken, so that jitter
 * does not cost every second frame of a camera that sends at exactly the ceiling; the next is then due where it would
 * have been, so that over time the ceiling holds.
 */
final class Pacer {
    private final long spacing;
    private long due = Long.MIN_VALUE;

    /** @param fps the ceiling, above 0 */
    Pacer(double fps) {
        spacing = Math.round(1e6 / fps);
    }

    /**
     * Whether the frame of this moment would be picked.
     *
     * @param micros from any epoch
     */
    boolean isDue(long micros) {
        return micros >= due - spacing / 4 || micros < due - 2 * spacing;
    }

    /** The same, and if so it is picked. Time that jumps back, as when a recording begins again, starts anew. */
    boolean pick(long micros) {
        if (!isDue(micros)) {
            return false;
        }
        boolean onTime = due != Long.MIN_VALUE && Math.abs(micros - due) <= spacing / 2;
        due = (onTime ? due : micros) + spacing;
        return true;
    }
}
