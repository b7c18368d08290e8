package io.watchword.bench.pipeline;

import io.watchword.bench.MixedQuestions;
import io.watchword.bench.TempFolder;
import io.watchword.inference.PerceptionSettings;
import io.watchword.inference.detector.DetectorModel;
import io.watchword.protocol.LatencyMs;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.language.Parse;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench questions}: the whole path with one standing question and with many, in turns in one run. */
@Command(
        name = "questions",
        mixinStandardHelpOptions = true,
        description = "Frames a second with one standing question and with a thousand, in turns in one run.")
public final class QuestionsBench implements Callable<Integer> {
    private static final String ONE = "How many people are there?";
    private static final double FASTER_THAN_MODEL = 1.5;
    private static final double SETTLE_S = 5;
    private static final double FLOOR = 0.90;

    @Option(names = "--questions", description = "How many are many (default ${DEFAULT-VALUE})")
    private int many = 1000;

    @Mixin
    private Turns turns = new Turns();

    @Option(names = "--input-size", description = "Long side of what the detector sees (default ${DEFAULT-VALUE})")
    private int inputSize = DetectorModel.DEFAULT_INPUT_SIZE;

    @Override
    public Integer call() throws Exception {
        List<String> others = new MixedQuestions(QuestionEngine.load("coco-80"), 1)
                .take(many - 1).stream().map(Parse.Understood::text).toList();
        try (TempFolder temp = TempFolder.create()) {
            measure(temp.path(), others);
        }
        return 0;
    }

    private void measure(Path temp, List<String> others) throws Exception {
        PerceptionSettings settings = PerceptionSettings.embedded(temp).withInputSize(inputSize);
        double rate = FASTER_THAN_MODEL * BareLoop.rate(settings, temp);
        WholePath whole = new WholePath(temp.resolve("data"), settings.inputSize(), settings.threads(), List.of(ONE));
        List<Leg> one = new ArrayList<>();
        List<Leg> all = new ArrayList<>();
        try {
            whole.ask(1, others);
            whole.run(rate, turns.warm, 0);
            whole.withdraw(1, others.size());
            for (int i = 0; i < turns.rounds; i++) {
                one.add(whole.run(rate, SETTLE_S, turns.seconds));
                whole.ask(1, others);
                all.add(whole.run(rate, SETTLE_S, turns.seconds));
                whole.withdraw(1, others.size());
            }
        } finally {
            whole.stop();
        }
        print(System.out, rate, one, all);
    }

    private void print(PrintStream out, double rate, List<Leg> one, List<Leg> all) {
        out.printf(
                Locale.ROOT,
                "one camera (demo clip 768x576 played at %.1f frames/s, detector at long side %d); 1 and %d standing"
                        + " questions in turns of %.0f s%n",
                rate,
                inputSize,
                many,
                turns.seconds);
        out.printf(
                "%-6s %10s %10s %7s %12s %12s %16s%n",
                "round", "1: f/s", many + ": f/s", "ratio", "answers/s", "p50 ms/frame", "µs/question/frame");
        for (int i = 0; i < turns.rounds; i++) {
            row(out, Integer.toString(i + 1), one.get(i), all.get(i));
        }
        row(out, "all", Leg.sum(one), Leg.sum(all));
        double ratio = Leg.sum(all).rate() / Leg.sum(one).rate();
        out.printf(Locale.ROOT, "ratio %.3f, floor %.2f%s%n", ratio, FLOOR, ratio < FLOOR ? "  BELOW" : "");
    }

    private void row(PrintStream out, String round, Leg one, Leg all) {
        double frameMs = all.part(LatencyMs::answer).quantile(0.5);
        out.printf(
                Locale.ROOT,
                "%-6s %10.2f %10.2f %7.3f %12.1f %12.2f %16.2f%n",
                round,
                one.rate(),
                all.rate(),
                all.rate() / one.rate(),
                all.answers() / all.seconds(),
                frameMs,
                1000 * frameMs / many);
    }
}
