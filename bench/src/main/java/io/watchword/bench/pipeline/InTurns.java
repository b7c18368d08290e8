package io.watchword.bench.pipeline;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Legs without something and with it, in turns, and how they compare. */
final class InTurns {
    private final List<Leg> without = new ArrayList<>();
    private final List<Leg> with = new ArrayList<>();

    void add(Leg withoutIt, Leg withIt) {
        without.add(withoutIt);
        with.add(withIt);
    }

    /** Frames a second with it, as a part of those without. */
    double ratio() {
        return Leg.sum(with).rate() / Leg.sum(without).rate();
    }

    /** A row a round, and one of all. */
    void print(PrintStream out) {
        out.printf("%-6s %12s %12s %7s%n", "round", "without: f/s", "with: f/s", "ratio");
        for (int i = 0; i < with.size(); i++) {
            row(out, Integer.toString(i + 1), without.get(i), with.get(i));
        }
        row(out, "all", Leg.sum(without), Leg.sum(with));
    }

    private static void row(PrintStream out, String round, Leg without, Leg with) {
        out.printf(
                Locale.ROOT,
                "%-6s %12.2f %12.2f %7.3f%n",
                round,
                without.rate(),
                with.rate(),
                with.rate() / without.rate());
    }
}
