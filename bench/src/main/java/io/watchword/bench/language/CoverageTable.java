package io.watchword.bench.language;

import io.watchword.bench.Samples;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints how much of a collection of texts is understood. */
final class CoverageTable {
    private static final int OPENINGS = 20;

    private final PrintStream out;

    CoverageTable(PrintStream out) {
        this.out = out;
    }

    void head() {
        out.printf(
                "%-28s %6s %11s %6s %11s %8s %8s%n",
                "texts", "number", "understood", "floor", "answerable", "outside", "refused");
    }

    void row(String name, List<Reading> readings, double floor) {
        Coverage coverage = Coverage.of(readings);
        double understood = coverage.understoodPercent();
        out.printf(
                Locale.ROOT,
                "%-28s %6d %9.1f %% %6s %9.1f %% %6.1f %% %6.1f %%%s%n",
                name,
                coverage.all(),
                understood,
                Double.isNaN(floor) ? "" : String.format(Locale.ROOT, "%.0f %%", floor),
                coverage.percent(coverage.answerable()),
                coverage.percent(coverage.outside()),
                coverage.percent(coverage.refused()),
                understood < floor ? "  BELOW" : "");
    }

    void openings(List<Reading> readings) {
        for (Opening opening : Opening.of(readings, OPENINGS)) {
            row("  " + opening.name(), opening.in(readings), opening.floor());
        }
    }

    void times(String name, List<Reading> readings) {
        Samples ms = new Samples(readings.stream().map(Reading::ms).toList());
        out.printf(
                Locale.ROOT,
                "%-28s median %.2f ms, p99 %.2f ms, longest %.1f ms%n",
                name,
                ms.quantile(0.5),
                ms.quantile(0.99),
                ms.quantile(1));
    }
}
