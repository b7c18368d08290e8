package io.watchword.standalone.reason;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How many questions of each family were understood, and how many were answered as the file says. */
final class Tally {
    private final Map<String, Row> families = new TreeMap<>();
    private final Row all = new Row();

    /** One line of the table. */
    static final class Row {
        private int questions;
        private int understood;
        private int given;
        private int right;

        private void add(boolean isUnderstood, boolean isGiven, boolean isRight) {
            questions++;
            understood += isUnderstood ? 1 : 0;
            given += isGiven ? 1 : 0;
            right += isRight ? 1 : 0;
        }
    }

    void add(String family, boolean understood, boolean given, boolean right) {
        families.computeIfAbsent(family, key -> new Row()).add(understood, given, right);
        all.add(understood, given, right);
    }

    void print(PrintWriter out) {
        out.printf(Locale.ROOT, "%-18s %9s %10s %9s %9s%n", "family", "questions", "understood", "right", "accuracy");
        families.forEach((family, row) -> print(out, family, row));
        print(out, "all", all);
        out.flush();
    }

    private static void print(PrintWriter out, String family, Row row) {
        String accuracy = row.given == 0 ? "-" : String.format(Locale.ROOT, "%.2f %%", 100.0 * row.right / row.given);
        String right = row.given == 0 ? "-" : Integer.toString(row.right);
        out.printf(Locale.ROOT, "%-18s %9d %10d %9s %9s%n", family, row.questions, row.understood, right, accuracy);
    }
}
