package io.watchword.bench.pipeline;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Legs without something and with it, in turns, and how they compare. */
final class InTurns {
    private final List<Leg> without = new ArrayList<>();
    private final List<Leg> with = new ArrayList<>();

    /**
     * Runs both. Which one is first changes from round to round, so that a machine that becomes slower by and by
     * favours neither.
     */
    void add(int round, Callable<Leg> withoutIt, Callable<Leg> withIt) throws Exception {
        if (round % 2 == 0) {
            without.add(withoutIt.call());
            with.add(withIt.call());
        } else {
            with.add(withIt.call());
            without.add(withoutIt.call());
        }
    }

    /** Frames a second with it, as a part of those without. */
    double ratio() {
        return Leg.sum(with).rate() / Leg.sum(without).rate();
    }

    /** How far the ratio may be off by chance: the standard error of the rounds' mean, of two or more. */
    double error() {
        int rounds = with.size();
        double mean = IntStream.range(0, rounds).mapToDouble(this::ratio).sum() / rounds;
        double squares = IntStream.range(0, rounds)
                .mapToDouble(round -> Math.pow(ratio(round) - mean, 2))
                .sum();
        return Math.sqrt(squares / (rounds - 1) / rounds);
    }

    private double ratio(int round) {
        return with.get(round).rate() / without.get(round).rate();
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
