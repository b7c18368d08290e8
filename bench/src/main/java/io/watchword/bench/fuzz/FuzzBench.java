package io.watchword.bench.fuzz;

import io.watchword.bench.data.EvalData;
import io.watchword.bench.data.VqaQuestion;
import io.watchword.questionengine.QuestionEngine;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench fuzz}: random and mutated texts, on one thread. */
@Command(
        name = "fuzz",
        mixinStandardHelpOptions = true,
        description =
                "Reads random and mutated texts; prints failures, the slowest texts and the heap. Fails if any text"
                        + " failed or is too slow.")
public final class FuzzBench implements Callable<Integer> {
    private static final int WARM_UP = 20_000;
    private static final int PARTS = 10;

    @Mixin
    private EvalData data = new EvalData();

    @Option(names = "--strings", description = "How many texts (default ${DEFAULT-VALUE})")
    private int strings = 1_000_000;

    @Option(names = "--seed", description = "Of the texts (default ${DEFAULT-VALUE})")
    private long seed = 1;

    @Override
    public Integer call() throws IOException {
        QuestionEngine engine = QuestionEngine.load("coco-80");
        List<String> sentences = sentences(engine);
        Fuzzing warm = new Fuzzing(engine);
        Mutations texts = new Mutations(sentences, seed);
        for (int i = 0; i < WARM_UP; i++) {
            warm.read(texts.next());
        }
        Fuzzing fuzzing = new Fuzzing(engine);
        System.out.printf("%10s %12s %12s%n", "texts", "heap MiB", "texts/s");
        for (int part = 1; part <= PARTS; part++) {
            part(fuzzing, texts, part);
        }
        print(fuzzing, System.out);
        return fuzzing.failed() + warm.failed() + fuzzing.overLimitTwice() == 0 ? 0 : 1;
    }

    /** Real questions where they are at hand, else those that the vocabulary names as examples. */
    private List<String> sentences(QuestionEngine engine) {
        String file = "vqa/questions.json.gz";
        if (!data.has(file)) {
            return engine.vocabulary().examples();
        }
        return VqaQuestion.read(data.path(file)).stream().map(VqaQuestion::text).toList();
    }

    private void part(Fuzzing fuzzing, Mutations texts, int part) {
        long start = System.nanoTime();
        long from = fuzzing.read();
        long to = (long) strings * part / PARTS;
        while (fuzzing.read() < to) {
            fuzzing.read(texts.next());
        }
        double rate = (to - from) / ((System.nanoTime() - start) / 1e9);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        double mib = (runtime.totalMemory() - runtime.freeMemory()) / (1024.0 * 1024);
        System.out.printf(Locale.ROOT, "%,10d %12.1f %12.0f%n", to, mib, rate);
    }

    private static void print(Fuzzing fuzzing, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%n%,d texts: %,d answerable, %,d outside the vocabulary, %,d refused, %d failed%n",
                fuzzing.read(),
                fuzzing.understood(),
                fuzzing.outside(),
                fuzzing.refused(),
                fuzzing.failed());
        out.printf(
                Locale.ROOT,
                "over %.0f ms of processor time: %d, of which %d again when they were read a second time%n%nthe slowest%n",
                Fuzzing.LIMIT_MS,
                fuzzing.overLimit(),
                fuzzing.overLimitTwice());
        for (Fuzzing.Slow each : fuzzing.slowest()) {
            String text = each.text().replaceAll("\\p{Cntrl}", "?");
            out.printf(
                    Locale.ROOT,
                    "%8.1f ms, again %6.1f ms  %s%n",
                    each.ms(),
                    each.againMs(),
                    text.substring(0, Math.min(100, text.length())));
        }
    }
}
