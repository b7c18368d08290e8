package io.watchword.questionengine.history;

import java.util.Arrays;

/**
 * When the camera was seen. Scenes that are further apart than a few seconds, and much further apart than this camera's
 * scenes usually are, have a gap between them. Not thread-safe.
 */
final class Coverage {
    private static final long LEAST_GAP = 3 * Times.SECOND;
    private static final int USUAL_TIMES = 4;
    private static final int SPACINGS = 15;
    private static final int MOST_STRETCHES = 256;

    private final Spans seen = new Spans(MOST_STRETCHES);
    private final long[] spacings = new long[SPACINGS];
    private int count;

    /** There is a scene. */
    void add(long at) {
        long spacing = at - seen.end();
        boolean gap = seen.isEmpty() || spacing > gap();
        if (!seen.isEmpty()) {
            spacings[count++ % SPACINGS] = spacing;
        }
        seen.add(at, at, gap ? 0 : spacing);
    }

    /** Forgets what lies before a moment. */
    void forgetBefore(long moment) {
        seen.forgetBefore(moment);
    }

    /** The usual time between two scenes, in microseconds: the median of the last ones. */
    long spacing() {
        int known = Math.min(count, SPACINGS);
        if (known == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(spacings, known);
        Arrays.sort(sorted);
        return sorted[known / 2];
    }

    /** Time without a scene from which on it is a gap, in microseconds. */
    long gap() {
        return gap(spacing());
    }

    /** The same where scenes usually are this far apart. */
    static long gap(long spacing) {
        return Math.max(LEAST_GAP, USUAL_TIMES * spacing);
    }

    /** From when on the camera has been seen without a gap; now, where this begins with the next scene. */
    long unbroken(long at) {
        int stretch = seen.at(at);
        return stretch < 0 ? at : seen.from(stretch);
    }

    /** Up to when the camera was seen without a gap from a moment on. */
    long unbrokenAfter(long at) {
        int stretch = seen.at(at);
        return stretch < 0 ? at : seen.to(stretch);
    }

    /** When it was first seen; {@link Long#MAX_VALUE} where it never was. */
    long start() {
        return seen.start();
    }

    /** When it was last seen; {@link Long#MIN_VALUE} where it never was. */
    long end() {
        return seen.end();
    }

    /** The share, in [0, 1], of the time between two moments that was not seen; 0 of no time. */
    double missing(long from, long to) {
        return to > from ? 1 - seen.within(from, to) / (double) (to - from) : 0;
    }

    /** How much of the time between two moments was seen, in microseconds. */
    long within(long from, long to) {
        return seen.within(from, to);
    }
}
