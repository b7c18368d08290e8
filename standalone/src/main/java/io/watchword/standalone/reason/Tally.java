package io.watchword.standalone.reason;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How many questions of each family were understood, and how many were answered as the file says. */
final class Tally {
    private final Map<String, FamilyTotal> families = new TreeMap<>();
    private FamilyTotal all = FamilyTotal.NONE;

    void add(String family, boolean understood, boolean given, boolean right) {
        FamilyTotal before = families.getOrDefault(family, FamilyTotal.NONE);
        families.put(family, before.plus(understood, given, right));
        all = all.plus(understood, given, right);
    }

    /** The families by name, and then their sum. */
    Map<String, FamilyTotal> totals() {
        Map<String, FamilyTotal> totals = new LinkedHashMap<>(families);
        totals.put("all", all);
        return totals;
    }

    void print(PrintWriter out) {
        out.printf(Locale.ROOT, "%-18s %9s %10s %9s %9s%n", "family", "questions", "understood", "right", "accuracy");
        totals().forEach((family, total) -> print(out, family, total));
        out.flush();
    }

    private static void print(PrintWriter out, String family, FamilyTotal total) {
        String accuracy =
                total.given() == 0 ? "-" : String.format(Locale.ROOT, "%.2f %%", 100.0 * total.right() / total.given());
        String right = total.given() == 0 ? "-" : Integer.toString(total.right());
        out.printf(
                Locale.ROOT,
                "%-18s %9d %10d %9s %9s%n",
                family,
                total.questions(),
                total.understood(),
                right,
                accuracy);
    }
}
