package io.watchword.bench.answers;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Prints how well an examination went. */
final class AnswersTable {
    private final Examination examination;
    private final PrintStream out;

    AnswersTable(Examination examination, PrintStream out) {
        this.examination = examination;
        this.out = out;
    }

    void print() {
        out.printf("%n%s%n", examination.name());
        out.printf(
                "%-14s %6s %10s %9s %22s %20s%n",
                "questions", "asked", "answerable", "answered", "accuracy (answerable)", "accuracy (answered)");
        row("all", each -> true);
        rows("  ", each -> each.question().type());
        rows("  as ", each -> each.kind() == null ? "" : each.kind());
        grounding();
    }

    private void rows(String indent, Function<Answered, String> group) {
        TreeSet<String> names = new TreeSet<>();
        examination.answered().forEach(each -> names.add(group.apply(each)));
        names.stream()
                .filter(name -> !name.isEmpty())
                .forEach(name -> row(indent + name, each -> group.apply(each).equals(name)));
    }

    private void row(String name, Predicate<Answered> group) {
        List<Answered> all = examination.answered().stream().filter(group).toList();
        List<Answered> answerable = all.stream().filter(Answered::isAnswerable).toList();
        List<Answered> answered = all.stream().filter(Answered::isAnswered).toList();
        out.printf(
                Locale.ROOT,
                "%-14s %6d %10d %9d %22s %20s%n",
                name,
                all.size(),
                answerable.size(),
                answered.size(),
                percent(answerable),
                percent(answered));
    }

    private static String percent(List<Answered> of) {
        double mean = of.stream().mapToDouble(Answered::accuracy).average().orElse(0);
        return of.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * mean);
    }

    private void grounding() {
        List<Grounded> all = examination.grounded();
        List<Grounded> understood = all.stream().filter(Grounded::understood).toList();
        long right = understood.stream().filter(Grounded::isRight).count();
        out.printf(
                Locale.ROOT,
                "expressions: %d, understood %d, right at IoU 0.5: %d (%.1f %% of those understood, %.1f %% of all)%n",
                all.size(),
                understood.size(),
                right,
                100.0 * right / Math.max(1, understood.size()),
                100.0 * right / Math.max(1, all.size()));
    }

    void printEach() {
        for (Answered each : examination.answered()) {
            out.printf(
                    Locale.ROOT,
                    "%.2f  %s  %s  %s%n",
                    each.accuracy(),
                    each.question().text(),
                    Objects.requireNonNullElse(each.answer(), each.isAnswerable() ? "(unknown)" : "(not answerable)"),
                    each.question().answers());
        }
        for (Grounded each : examination.grounded()) {
            out.printf(
                    Locale.ROOT,
                    "%.2f  %s%s%n",
                    each.iou(),
                    each.expression().text(),
                    each.understood() ? "" : "  (not answerable)");
        }
    }
}
