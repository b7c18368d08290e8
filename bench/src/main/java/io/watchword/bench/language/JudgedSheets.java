package io.watchword.bench.language;

import io.watchword.questionengine.QuestionEngine;
import io.watchword.standalone.UserException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What people found in sheets: how many texts were understood wrongly, and how many of the judged programs are no
 * longer what the text is taken to mean.
 */
final class JudgedSheets {
    private final QuestionEngine engine;
    private final PrintStream out;

    JudgedSheets(QuestionEngine engine, PrintStream out) {
        this.engine = engine;
        this.out = out;
    }

    void print(Path folder) throws IOException {
        out.printf("%-28s %6s %6s %8s %10s %8s%n", "sheet", "judged", "wrong", "share", "at most", "changed");
        for (Path file : sheets(folder)) {
            String name = file.getFileName().toString();
            Optional<Corpus> corpus = corpus(name);
            if (corpus.isPresent()) {
                row(name, corpus.get(), Sheet.read(file));
            }
        }
    }

    private static List<Path> sheets(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UserException("There are no sheets in " + folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tsv"))
                    .sorted()
                    .toList();
        }
    }

    private void row(String name, Corpus corpus, Sheet sheet) {
        List<Sheet.Row> judged =
                sheet.rows().stream().filter(Sheet.Row::isJudged).toList();
        long wrong = judged.stream().filter(Sheet.Row::isWrong).count();
        double share = judged.isEmpty() ? Double.NaN : 100.0 * wrong / judged.size();
        out.printf(
                Locale.ROOT,
                "%-28s %6d %6d %6.1f %% %8.0f %% %8d%s%n",
                name,
                judged.size(),
                wrong,
                share,
                corpus.mostWrong(),
                judged.stream().filter(row -> isChanged(corpus, row)).count(),
                share > corpus.mostWrong() ? "  ABOVE" : "");
    }

    private static Optional<Corpus> corpus(String name) {
        return Arrays.stream(Corpus.values())
                .filter(each -> name.startsWith(each.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private boolean isChanged(Corpus corpus, Sheet.Row row) {
        return !new Reading(row.text(), corpus.read(engine, row.text()), 0)
                .program()
                .equals(row.program());
    }
}
