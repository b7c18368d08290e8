package io.watchword.questionengine.history;

import java.util.Arrays;

/**
 * Stretches of time, in order and apart from each other; each includes both its ends. Times are microseconds since the
 * epoch. Grows at its end only. Not thread-safe.
 */
final class Spans {
    private final int most;
    private long[] ends = new long[2];
    private int size;

    /**
     * No stretches yet.
     *
     * @param most how many are kept; beyond that the two that are nearest to each other become one
     */
    Spans(int most) {
        this.most = most;
    }

    /** As many stretches as it takes. */
    Spans() {
        this(Integer.MAX_VALUE);
    }

    static Spans of(long from, long to) {
        Spans spans = new Spans();
        spans.add(from, to, 0);
        return spans;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    long from(int k) {
        return ends[2 * k];
    }

    long to(int k) {
        return ends[2 * k + 1];
    }

    /** When the last one ended; {@link Long#MIN_VALUE} where there is none. */
    long end() {
        return size == 0 ? Long.MIN_VALUE : to(size - 1);
    }

    /** When the first one began; {@link Long#MAX_VALUE} where there is none. */
    long start() {
        return size == 0 ? Long.MAX_VALUE : from(0);
    }

    /**
     * Adds a stretch that begins no earlier than the last one; less than {@code gap} after it, it becomes part of it.
     */
    void add(long from, long to, long gap) {
        if (size > 0 && from - end() <= gap) {
            ends[2 * size - 1] = Math.max(end(), to);
            return;
        }
        if (size == most) {
            joinNearest();
        }
        if (ends.length == 2 * size) {
            ends = Arrays.copyOf(ends, 4 * Math.max(1, size));
        }
        ends[2 * size] = from;
        ends[2 * size + 1] = to;
        size++;
    }

    private void joinNearest() {
        int nearest = 0;
        for (int k = 1; k + 1 < size; k++) {
            nearest = from(k + 1) - to(k) < from(nearest + 1) - to(nearest) ? k : nearest;
        }
        int cut = 2 * nearest + 1;
        System.arraycopy(ends, cut + 2, ends, cut, 2 * size - cut - 2);
        size--;
    }

    /** Forgets what lies before a moment. */
    void forgetBefore(long moment) {
        int gone = 0;
        while (gone < size && to(gone) < moment) {
            gone++;
        }
        System.arraycopy(ends, 2 * gone, ends, 0, 2 * (size - gone));
        size -= gone;
        if (size > 0 && from(0) < moment) {
            ends[0] = moment;
        }
    }

    /** The stretch that a moment lies in; -1 where it lies in none. */
    int at(long moment) {
        int k = firstEndingFrom(moment);
        return k < size && from(k) <= moment ? k : -1;
    }

    /** Whether any of them has a moment between two moments, or is one of them. */
    boolean meets(long from, long to) {
        int k = firstEndingFrom(from);
        return k < size && from(k) <= to;
    }

    private int firstEndingFrom(long moment) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (to(middle) < moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How much of the time between two moments they fill, in microseconds. */
    long within(long from, long to) {
        long sum = 0;
        for (int k = firstEndingFrom(from); k < size && from(k) < to; k++) {
            sum += Math.min(to, to(k)) - Math.max(from, from(k));
        }
        return sum;
    }

    /** The moments that lie in both. */
    Spans and(Spans other) {
        Spans both = new Spans();
        for (int i = 0, j = 0; i < size && j < other.size; ) {
            long from = Math.max(from(i), other.from(j));
            long to = Math.min(to(i), other.to(j));
            if (from <= to) {
                both.add(from, to, -1);
            }
            if (to(i) < other.to(j)) {
                i++;
            } else {
                j++;
            }
        }
        return both;
    }

    /** The moments that lie in either. */
    Spans or(Spans other) {
        Spans either = new Spans();
        for (int i = 0, j = 0; i < size || j < other.size; ) {
            boolean mine = j == other.size || (i < size && from(i) <= other.from(j));
            either.add(mine ? from(i) : other.from(j), mine ? to(i) : other.to(j), 0);
            i += mine ? 1 : 0;
            j += mine ? 0 : 1;
        }
        return either;
    }

    /** The moments that lie in these and not in the others. */
    Spans without(Spans other) {
        Spans left = new Spans();
        for (int i = 0; i < size; i++) {
            long from = from(i);
            for (int j = other.firstEndingFrom(from); j < other.size && other.from(j) <= to(i); j++) {
                if (from < other.from(j)) {
                    left.add(from, other.from(j) - 1, -1);
                }
                from = other.to(j) + 1;
            }
            if (from <= to(i)) {
                left.add(from, to(i), -1);
            }
        }
        return left;
    }

    /** Room for no more than there is. */
    void trim() {
        ends = Arrays.copyOf(ends, 2 * Math.max(1, size));
    }
}
