package io.watchword.bench.evaluate;

import io.watchword.standalone.UserException;
import io.watchword.standalone.cli.FeedbackRun;
import io.watchword.standalone.cli.LookingFlags;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate feedback}. */
@Command(
        name = "feedback",
        mixinStandardHelpOptions = true,
        description =
                "Ask again what people flagged as wrong, of the frames that were kept: by question, how many of the"
                        + " answers would be others now. What rests on kinds that a classifier told is left out without"
                        + " --classifier. As 'watchword look --feedback', which tells each.")
final class FeedbackCommand implements Callable<Integer> {
    @Option(
            names = "--feedback",
            paramLabel = "ZIP",
            required = true,
            description = "What /api/v1/feedback/export.zip gives")
    private Path feedback = Path.of("");

    @Option(
            names = "--package",
            paramLabel = "PLACE",
            description = "A model package of task answer that is asked all of it, in place of the scene")
    private @Nullable String place;

    @Mixin
    private final LookingFlags looking = new LookingFlags();

    @Option(names = "--report", paramLabel = "F.json", description = "Also write the figures as JSON")
    private @Nullable Path report;

    private record Report(String evaluated, FeedbackRun.Counts all, Map<String, FeedbackRun.Counts> questions) {}

    @Override
    public Integer call() throws IOException {
        RunOptions.requireFolder(report);
        if (!Files.isRegularFile(feedback)) {
            throw new UserException("--feedback: there is no " + feedback);
        }
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (FeedbackRun run = FeedbackRun.open(looking, place, nowhere)) {
            run.run(feedback);
            print(run, System.out);
            if (report != null) {
                RunOptions.write(report, new Report("feedback", run.totals(), run.questions()));
            }
        }
        return 0;
    }

    private static void print(FeedbackRun run, PrintStream out) {
        out.printf("%9s %9s %9s  %s%n", "different", "same", "left out", "question");
        run.questions().forEach((text, counts) -> row(out, counts, text));
        row(out, run.totals(), "all");
    }

    private static void row(PrintStream out, FeedbackRun.Counts counts, String text) {
        out.printf("%9d %9d %9d  %s%n", counts.different(), counts.same(), counts.leftOut(), text);
    }
}
