package io.watchword.questionengine.history;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Names with their shares, in little room: what a map of them says, or the mean of what several maps say. */
final class Shares {
    private static final int MOST_NAMES = 32;

    private String[] names = {};
    private float[] sums = {};
    private int maps;

    boolean isEmpty() {
        return names.length == 0;
    }

    /** Takes a map in place of all before. */
    void set(Map<String, Double> shares) {
        Arrays.fill(sums, 0);
        maps = 0;
        add(shares);
    }

    /** Takes one more map; an empty one says nothing. */
    void add(Map<String, Double> shares) {
        if (!shares.isEmpty()) {
            maps++;
            shares.forEach(this::add);
        }
    }

    private void add(String name, double share) {
        int k = index(name);
        if (k >= 0) {
            sums[k] += (float) share;
        }
    }

    private int index(String name) {
        for (int k = 0; k < names.length; k++) {
            if (names[k].equals(name)) {
                return k;
            }
        }
        if (names.length == MOST_NAMES) {
            return -1;
        }
        names = Arrays.copyOf(names, names.length + 1);
        sums = Arrays.copyOf(sums, names.length);
        names[names.length - 1] = name.intern();
        return names.length - 1;
    }

    /** What those of these names have together. */
    double of(Set<String> wanted) {
        double sum = 0;
        for (int k = 0; k < names.length; k++) {
            sum += wanted.contains(names[k]) ? sums[k] / maps : 0;
        }
        return Math.min(1, sum);
    }

    /** Each name's share, largest first. */
    Map<String, Double> map() {
        Map<String, Double> ordered = new LinkedHashMap<>();
        IntStream.range(0, names.length)
                .boxed()
                .filter(k -> sums[k] > 0)
                .sorted(Comparator.comparingDouble(k -> -sums[k]))
                .forEach(k -> ordered.put(names[k], (double) (sums[k] / maps)));
        return Collections.unmodifiableMap(ordered);
    }
}
