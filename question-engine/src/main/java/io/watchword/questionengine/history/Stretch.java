package io.watchword.questionengine.history;

import io.watchword.questionengine.program.Comparison;

/**
 * The time that is asked about, and how much of it was seen.
 *
 * @param from microseconds since the epoch
 * @param to the same; not before {@code from}
 * @param coverage what was seen
 */
record Stretch(long from, long to, Coverage coverage) {
    /** Whether any of the spans has a moment in it. */
    boolean meets(Spans spans) {
        return spans.meets(from, to);
    }

    /** The share of it that was not seen. */
    double missing() {
        return coverage.missing(from, to);
    }

    /**
     * Whether any span that has a moment in it is as long as is said: 1 or 0, or not a number where one began before
     * anything was seen, so that it may have been longer.
     */
    double lasts(Spans spans, Comparison comparison, double seconds) {
        double found = 0;
        for (int k = 0; k < spans.size(); k++) {
            if (spans.from(k) <= to && spans.to(k) >= from) {
                double one = lasts(spans.from(k), Math.min(to, spans.to(k)), comparison, seconds);
                if (one == 1) {
                    return 1;
                }
                found = Double.isNaN(one) ? one : found;
            }
        }
        return found;
    }

    private double lasts(long start, long end, Comparison comparison, double seconds) {
        long wanted = Times.micros(seconds);
        int compared = Long.compare(end - start, wanted);
        boolean mayBeLonger = compared <= 0 && isCutOff(start);
        return mayBeLonger ? Double.NaN : comparison.holds(compared, 0) ? 1 : 0;
    }

    /** Whether a span that begins then may have begun earlier, before anything was seen. */
    boolean isCutOff(long start) {
        return start <= coverage.unbroken(start) + History.FIRST_LOOK;
    }
}
