package io.watchword.bench.language;

import java.util.Collection;

/** How many texts of a group had which outcome. */
record Coverage(int answerable, int outside, int refused) {
    static Coverage of(Collection<Reading> readings) {
        return new Coverage(
                count(readings, Outcome.ANSWERABLE),
                count(readings, Outcome.OUTSIDE),
                count(readings, Outcome.REFUSED));
    }

    private static int count(Collection<Reading> readings, Outcome outcome) {
        return (int) readings.stream().filter(each -> each.outcome() == outcome).count();
    }

    int all() {
        return answerable + outside + refused;
    }

    /** The share of all, in percent, that has a meaning, be it answerable or not. */
    double understoodPercent() {
        return percent(answerable + outside);
    }

    /** The share of {@code some} in all, in percent; NaN of nothing. */
    double percent(int some) {
        return all() == 0 ? Double.NaN : 100.0 * some / all();
    }
}
