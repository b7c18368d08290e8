package io.watchword.bench.evaluate;

import io.watchword.bench.TempFolder;
import io.watchword.questionengine.vocabulary.Vocabulary;
import io.watchword.standalone.reason.ClevrRun;
import io.watchword.standalone.reason.FamilyTotal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evaluate clevr}. */
@Command(
        name = "clevr",
        mixinStandardHelpOptions = true,
        description = "Answer CLEVR's questions over scenes given as data, with the question engine alone: accuracy by"
                + " family. Nothing is looked at, so it takes no time that would be worth a journal.")
final class ClevrCommand implements Callable<Integer> {
    private static final String VOCABULARY = "clevr";

    @Option(names = "--scenes", paramLabel = "F", required = true, description = "CLEVR's scenes, .json or .json.gz")
    private Path scenes = Path.of("");

    @Option(
            names = "--questions",
            paramLabel = "F",
            required = true,
            description = "CLEVR's questions, .json or .json.gz")
    private Path questions = Path.of("");

    @Option(
            names = "--results",
            paramLabel = "F",
            description = "Write the answers: [{\"question_index\":…,\"answer\":…}, …]")
    private @Nullable Path results;

    @Option(names = "--report", paramLabel = "F.json", description = "Also write the figures as JSON")
    private @Nullable Path report;

    private record Report(String evaluated, Map<String, String> settings, Map<String, FamilyTotal> families) {}

    @Override
    public Integer call() throws IOException {
        try (TempFolder temp = TempFolder.create()) {
            PrintWriter complaints = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
            ClevrRun run = new ClevrRun(Vocabulary.load(VOCABULARY), scenes, complaints);
            run.answer(questions, results == null ? temp.path().resolve("answers.json") : results);
            run.print(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
            if (report != null) {
                RunOptions.write(
                        report, new Report("clevr", Map.of("route", "scene", "vocabulary", VOCABULARY), run.totals()));
            }
        }
        return 0;
    }
}
