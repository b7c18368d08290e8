package io.watchword.protocol;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Finds what somebody who made a slip may have meant. */
public final class Nearest {
    private Nearest() {}

    /** The one with the fewest letters to add, drop, change or swap. */
    public static String to(String written, Collection<String> known) {
        return known.stream()
                .min(Comparator.<String>comparingInt(each -> distance(written, each))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /** The optimal string alignment distance: letters to add, drop or change, and neighbours to swap. */
    public static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int line = 1; line <= one.length(); line++) {
            int[] next = new int[row.length];
            next[0] = line;
            for (int column = 1; column < row.length; column++) {
                boolean same = one.charAt(line - 1) == other.charAt(column - 1);
                next[column] = Math.min(row[column - 1] + (same ? 0 : 1), 1 + Math.min(row[column], next[column - 1]));
                if (isSwapped(one, line, other, column)) {
                    next[column] = Math.min(next[column], before[column - 2] + 1);
                }
            }
            before = row;
            row = next;
        }
        return row[other.length()];
    }

    private static boolean isSwapped(String one, int line, String other, int column) {
        return line > 1
                && column > 1
                && one.charAt(line - 1) == other.charAt(column - 2)
                && one.charAt(line - 2) == other.charAt(column - 1);
    }
}
