package io.watchword.bench.language;

import io.watchword.bench.TempFolder;
import io.watchword.bench.data.EvalData;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.vocabulary.Vocabulary;
import io.watchword.standalone.reason.ClevrRun;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench language}: how much of what people ask of photographs is understood. */
@Command(
        name = "language",
        mixinStandardHelpOptions = true,
        description = "The share of real questions and referring expressions that is understood, and how fast")
public final class LanguageBench implements Callable<Integer> {
    @Mixin
    private EvalData data = new EvalData();

    @Option(names = "--refused", paramLabel = "N", description = "Also the N most frequent reasons of refusal")
    private int refused;

    @Option(names = "--sheet", paramLabel = "N", description = "Only write N of those understood, to be judged by hand")
    private int sheet;

    @Option(names = "--set", defaultValue = "VQA", description = "What the sheet is of: ${COMPLETION-CANDIDATES}")
    private Corpus set = Corpus.VQA;

    @Option(names = "--seed", defaultValue = "1", description = "Picks what is on the sheet (default ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the sheet goes (default: SET-SEED.tsv)")
    private @Nullable Path file;

    @Option(names = "--judged", description = "Only tally the sheets in bench/sheets")
    private boolean judged;

    @Override
    public Integer call() throws IOException {
        QuestionEngine engine = QuestionEngine.load("coco-80");
        if (judged) {
            new JudgedSheets(engine, System.out).print(EvalData.projectRoot().resolve("bench/sheets"));
        } else if (sheet > 0) {
            write(engine);
        } else {
            print(engine, System.out);
        }
        return 0;
    }

    private void write(QuestionEngine engine) throws IOException {
        Path to = file == null ? Path.of(set.name().toLowerCase(Locale.ROOT) + "-" + seed + ".tsv") : file;
        Sheet.of(set.readings(engine, data), sheet, seed).write(to);
        System.out.println("Written to " + to + "; put ok or wrong into the last column");
    }

    private void print(QuestionEngine engine, PrintStream out) throws IOException {
        Map<Corpus, List<Reading>> readings = new EnumMap<>(Corpus.class);
        for (Corpus corpus : Corpus.values()) {
            readings.put(corpus, corpus.readings(engine, data));
        }
        CoverageTable table = new CoverageTable(out);
        table.head();
        readings.forEach((corpus, all) -> {
            table.row(corpus.title(), all, corpus.floor());
            if (corpus == Corpus.VQA) {
                table.openings(all);
            }
        });
        out.println();
        readings.forEach((corpus, all) -> table.times(corpus.title(), all));
        clevr(out);
        if (refused > 0) {
            readings.forEach((corpus, all) -> new Refusals(all, refused).print(corpus.title(), seed, out));
        }
    }

    /** The questions of CLEVR's families, each over its given scene: understood, and answered as the file says. */
    private void clevr(PrintStream out) throws IOException {
        Path scenes = data.path("clevr-like/scenes.json");
        Path questions = data.path("clevr-like/questions.json");
        PrintWriter writer = new PrintWriter(out, true, StandardCharsets.UTF_8);
        out.printf("%nclevr-like questions%n");
        try (TempFolder temp = TempFolder.create()) {
            ClevrRun run = new ClevrRun(Vocabulary.load("clevr"), scenes, writer);
            run.answer(questions, temp.path().resolve("answers.json"));
            run.print(writer);
        }
    }
}
