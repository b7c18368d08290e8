package io.watchword.standalone.cli;

import io.watchword.inference.Perceiver;
import io.watchword.inference.PerceptionSettings;
import io.watchword.inference.kinds.KindTeller;
import io.watchword.inference.kinds.StillKinds;
import io.watchword.ingest.MediaException;
import io.watchword.openquestions.packages.LocalModel;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.standalone.UserException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The questions and the perception of a live camera, on recordings and images. */
@Command(
        name = "look",
        mixinStandardHelpOptions = true,
        description = "Answer questions about recordings and images: a JSON line per frame and question, every frame,"
                + " always the same.")
public final class LookCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Recordings and images")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--ask", paramLabel = "QUESTION", description = "A question; may be given more than once")
    private List<String> questions = new ArrayList<>();

    @Option(
            names = "--model",
            paramLabel = "PLACE",
            description =
                    "A model package that is asked, about the whole picture, what the scene can't answer: a folder,"
                            + " a zip file, http(s)://… or s3://…")
    private @Nullable String model;

    @Option(names = "--scenes", description = "Also a line per frame with its detections and tracks")
    private boolean scenes;

    @Option(names = "--trace", description = "Also the steps that led to each answer, in its field trace")
    private boolean traced;

    @Option(
            names = "--feedback",
            paramLabel = "ZIP",
            description =
                    "Ask again what people flagged, from /api/v1/feedback/export.zip: a line each with the old and"
                            + " the new answer and whether they are the same; with --classifier, what one told is asked again too; with --model, that package is asked all of it")
    private @Nullable Path feedback;

    @Option(names = "--fps", paramLabel = "N", description = "Look at no more than N frames a second")
    private double fps = Double.POSITIVE_INFINITY;

    @Mixin
    private final LookingFlags looking = new LookingFlags();

    @Override
    public Integer call() throws IOException {
        if (feedback != null) {
            return again(feedback);
        }
        if (files.isEmpty()) {
            throw new UserException("Nothing to look at: give recordings or images, or --feedback");
        }
        if (questions.isEmpty() && !scenes) {
            throw new UserException("Nothing to do: give --ask \"How many people are there?\", or --scenes");
        }
        if (!(fps > 0)) {
            throw new UserException("--fps must be more than 0, but is " + fps);
        }
        QuestionEngine engine = QuestionEngine.load("coco-80");
        PrintStream out = Output.lines();
        boolean allLooked = true;
        PerceptionSettings settings = looking.settings();
        try (LocalModel other = model == null ? null : looking.local(model, settings, engine);
                StillKinds kinds = looking.classifier(settings, engine);
                Perceiver perceiver =
                        new Perceiver(settings, looking.device(settings), kinds == null ? KindTeller.NONE : kinds)) {
            LookQuestions asked = LookQuestions.of(engine, questions, other);
            for (Path file : files) {
                allLooked &= look(new Look(perceiver, asked, scenes, traced, fps, out), file);
            }
        }
        out.flush();
        return allLooked ? 0 : 1;
    }

    private int again(Path zip) throws IOException {
        if (!files.isEmpty() || !questions.isEmpty()) {
            throw new UserException(
                    "--feedback brings its own pictures and questions: give no others; the scene answers"
                            + " them, with --classifier, or --model does");
        }
        if (looking.namesClassifier() && model != null) {
            throw new UserException(
                    "--model is asked all of --feedback, so --classifier has nothing to tell: give one");
        }
        PrintStream out = Output.lines();
        try (FeedbackRun run = FeedbackRun.open(looking, model, out)) {
            run.run(zip);
            out.flush();
            System.err.println(run.totals());
        }
        return 0;
    }

    private static boolean look(Look look, Path file) {
        try {
            look.at(file).ifPresent(warning -> System.err.println("watchword: " + warning));
            return true;
        } catch (MediaException e) {
            System.err.println("watchword: " + e.getMessage());
            return false;
        }
    }
}
