package io.watchword.bench.evaluate;

import io.watchword.bench.TempFolder;
import io.watchword.modelpackages.task.Answering;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate vqa}. */
@Command(
        name = "vqa",
        mixinStandardHelpOptions = true,
        description =
                "Answer VQA v2's questions: the official accuracy, and the file that its challenge takes. A question"
                        + " without an answer is submitted, and scored, as \"" + VqaRun.UNKNOWN + "\".")
final class VqaCommand implements Callable<Integer> {
    @Option(
            names = "--questions",
            paramLabel = "F",
            required = true,
            description = "VQA v2's questions, .json or .json.gz")
    private Path questions = Path.of("");

    @Option(
            names = "--annotations",
            paramLabel = "F",
            description = "VQA v2's annotations, .json or .json.gz; without them there is no accuracy")
    private @Nullable Path annotations;

    @Option(
            names = "--results",
            paramLabel = "F",
            description = "Write what the challenge's server takes: [{\"question_id\":…,\"answer\":…}, …]")
    private @Nullable Path results;

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private RouteOptions routes = new RouteOptions();

    private record Report(
            String evaluated,
            Map<String, String> settings,
            Map<String, Integer> outcomes,
            @Nullable Map<String, VqaScore.Figures> accuracy,
            @Nullable Map<String, Integer> unmatched,
            int failedPictures,
            List<String> failures) {}

    @Override
    public Integer call() throws IOException {
        RunOptions.requireFolder(results);
        if (annotations != null) {
            // hours later would be a bad time to find that it can't be read
            VqaAnnotation.forEach(annotations, each -> {});
        }
        try (TempFolder temp = TempFolder.create();
                Pictures pictures = options.pictures();
                Route route = routes.open(temp.path(), Answering.class);
                Journal journal = options.journal("vqa", route.settings(), Map.of("questions", questions))) {
            VqaRun run = new VqaRun(route, questions);
            Problems failed = new Walk(pictures, journal).over(run.pictures(), run);
            failed.print(System.err);
            finish(run, failed, route.settings());
        }
        return 0;
    }

    private void finish(VqaRun run, Problems failed, Map<String, String> settings) {
        if (results != null) {
            run.write(results);
        }
        Map<String, Integer> outcomes = new TreeMap<>();
        run.forEach((question, outcome) -> outcomes.merge(outcome.outcome(), 1, Integer::sum));
        print(outcomes, System.out);
        VqaScore score = annotations == null ? null : new VqaScore(run, annotations);
        if (score != null) {
            score.printProblems(System.err);
            System.out.println();
            score.print(System.out);
        }
        options.report(new Report(
                "vqa",
                settings,
                outcomes,
                score == null ? null : score.figures(),
                score == null ? null : score.unmatched(),
                failed.count(),
                failed.named()));
    }

    private static void print(Map<String, Integer> outcomes, PrintStream out) {
        out.printf("%-12s %9s%n", "outcome", "questions");
        outcomes.forEach((outcome, count) -> out.printf("%-12s %9d%n", outcome, count));
    }
}
