package io.watchword.bench.evaluate;

import io.watchword.bench.answers.HumanAnswers;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** VQA v2's accuracy of a run, overall and by the type of the answer. */
final class VqaScore {
    private final Map<String, Row> types = new TreeMap<>();
    private final Row all = new Row();
    private final Problems unasked = new Problems("Annotations of questions that were not asked");
    private final Problems unannotated = new Problems("Questions without an annotation, left out of the accuracy");

    private static final class Row {
        private int questions;
        private int answered;
        private double sum;
        private double sumAnswered;

        void add(double accuracy, boolean isAnswered) {
            questions++;
            sum += accuracy;
            answered += isAnswered ? 1 : 0;
            sumAnswered += isAnswered ? accuracy : 0;
        }

        Figures figures() {
            return new Figures(
                    questions, answered, 100 * sum / Math.max(1, questions), 100 * sumAnswered / Math.max(1, answered));
        }
    }

    /**
     * A row of the table.
     *
     * @param accuracy in per cent, of all questions, each as it is submitted
     * @param accuracyOfAnswered in per cent, of those that were answered
     */
    record Figures(int questions, int answered, double accuracy, double accuracyOfAnswered) {}

    /** Scores a run by what people answered. */
    VqaScore(VqaRun run, Path annotations) {
        Set<Long> left = new HashSet<>();
        run.forEach((question, outcome) -> left.add(question));
        VqaAnnotation.forEach(annotations, each -> {
            VqaRun.Outcome outcome = run.outcome(each.question());
            if (outcome == null) {
                unasked.add("question " + each.question());
            } else if (left.remove(each.question())) {
                add(each, outcome);
            }
        });
        left.stream().sorted().forEach(question -> unannotated.add("question " + question));
    }

    private void add(VqaAnnotation annotation, VqaRun.Outcome outcome) {
        double accuracy = new HumanAnswers(annotation.answers()).accuracy(outcome.submitted());
        boolean isAnswered = outcome.answer() != null;
        types.computeIfAbsent(annotation.type(), type -> new Row()).add(accuracy, isAnswered);
        all.add(accuracy, isAnswered);
    }

    /** By type, and {@code all}. */
    Map<String, Figures> figures() {
        Map<String, Figures> figures = new LinkedHashMap<>();
        figures.put("all", all.figures());
        types.forEach((type, row) -> figures.put(type, row.figures()));
        return figures;
    }

    /** How many questions of the run have no annotation, and how many annotations no question. */
    Map<String, Integer> unmatched() {
        return Map.of("questions", unannotated.count(), "annotations", unasked.count());
    }

    void print(PrintStream out) {
        out.printf("%-12s %9s %9s %9s %20s%n", "answer type", "questions", "answered", "accuracy", "of those answered");
        figures()
                .forEach((type, row) -> out.printf(
                        Locale.ROOT,
                        "%-12s %9d %9d %7.2f %% %18.2f %%%n",
                        type,
                        row.questions(),
                        row.answered(),
                        row.accuracy(),
                        row.accuracyOfAnswered()));
    }

    void printProblems(PrintStream out) {
        unannotated.print(out);
        unasked.print(out);
    }
}
