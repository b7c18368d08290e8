package io.watchword.bench.pipeline;

import io.watchword.bench.Samples;
import io.watchword.bench.TempFolder;
import io.watchword.inference.PerceptionSettings;
import io.watchword.inference.detector.DetectorModel;
import io.watchword.models.EmbeddedModels;
import io.watchword.protocol.LatencyMs;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The bare model loop and the whole path, in turns in one run, on the same threads. */
@Command(
        name = "pipeline",
        mixinStandardHelpOptions = true,
        description = "Frames a second of the whole path beside those of the bare model, in turns in one run.")
public final class PipelineBench implements Callable<Integer> {
    private static final List<String> QUESTIONS =
            List.of("How many people are there?", "What colour is the truck?", "Is there a person on the left?");
    private static final double FASTER_THAN_MODEL = 1.15;
    private static final double SETTLE_S = 4;
    private static final double FLOOR = 0.90;
    private static final double LOAD = 0.7;
    private static final double MOST_P50_MS = 15;
    private static final double MOST_P99_MS = 60;

    @Option(names = "--seconds", description = "Length of each turn (default ${DEFAULT-VALUE})")
    private double seconds = 15;

    @Option(names = "--rounds", description = "Turns of each (default ${DEFAULT-VALUE})")
    private int rounds = 3;

    @Option(
            names = "--warm",
            description =
                    "Seconds of the whole path beforehand, until the compiler is quiet (default ${DEFAULT-VALUE})")
    private double warm = 45;

    @Option(names = "--input-size", description = "Long side of what the detector sees (default ${DEFAULT-VALUE})")
    private int inputSize = DetectorModel.DEFAULT_INPUT_SIZE;

    @Option(names = "--threads", description = "The model's threads; 0 for every core but one")
    private int threads = 0;

    @Override
    public Integer call() throws Exception {
        try (TempFolder temp = TempFolder.create()) {
            measure(temp.path());
        }
        return 0;
    }

    private void measure(Path temp) throws Exception {
        PerceptionSettings settings =
                PerceptionSettings.embedded(temp).withInputSize(inputSize).withThreads(threads);
        int used = settings.threads();
        List<Leg> bare = new ArrayList<>();
        List<Leg> path = new ArrayList<>();
        List<Leg> paced = new ArrayList<>();
        List<Leg> loaded = new ArrayList<>();
        WholePath whole = new WholePath(temp.resolve("data"), inputSize, used, QUESTIONS);
        try (BareLoop loop = new BareLoop(settings, EmbeddedModels.extractDemoClip(temp))) {
            double rate = loop.run(SETTLE_S).rate();
            whole.run(rate * FASTER_THAN_MODEL, warm, 0);
            for (int i = 0; i < rounds; i++) {
                bare.add(loop.run(seconds));
                rate = Math.max(rate, bare.get(i).rate());
                path.add(whole.run(rate * FASTER_THAN_MODEL, SETTLE_S, seconds));
                paced.add(loop.run(seconds, bare.get(i).rate() * LOAD));
                loaded.add(whole.run(bare.get(i).rate() * LOAD, SETTLE_S, seconds));
            }
        } finally {
            whole.stop();
        }
        print(System.out, used, bare, path);
        printProfile(System.out, Leg.sum(bare), Leg.sum(path), Leg.sum(loaded));
        printLatency(System.out, bare, paced, loaded);
        System.out.printf("memory of the process, bench included: %.0f MiB resident%n", Machine.residentMib());
    }

    private void print(PrintStream out, int used, List<Leg> bare, List<Leg> path) {
        out.printf(
                Locale.ROOT,
                "demo clip 768x576, detector at long side %d, %d threads, each a forward pass of its own, %d questions%n",
                inputSize,
                used,
                QUESTIONS.size());
        out.printf(
                "%-8s %12s %12s %7s %12s %12s %14s%n",
                "round", "bare f/s", "path f/s", "ratio", "bare cores", "path cores", "others' cores");
        for (int i = 0; i < bare.size(); i++) {
            row(out, Integer.toString(i + 1), bare.get(i), path.get(i));
        }
        Leg allBare = Leg.sum(bare);
        Leg allPath = Leg.sum(path);
        row(out, "all", allBare, allPath);
        double ratio = allPath.rate() / allBare.rate();
        out.printf(Locale.ROOT, "ratio %.3f, floor %.2f%s%n", ratio, FLOOR, ratio < FLOOR ? "  BELOW" : "");
    }

    private static void row(PrintStream out, String name, Leg bare, Leg path) {
        out.printf(
                Locale.ROOT,
                "%-8s %12.2f %12.2f %7.3f %12.2f %12.2f %6.2f /%6.2f%n",
                name,
                bare.rate(),
                path.rate(),
                path.rate() / bare.rate(),
                bare.cores(),
                path.cores(),
                bare.othersCores(),
                path.othersCores());
    }

    private static void printProfile(PrintStream out, Leg bare, Leg path, Leg loaded) {
        out.println("processor time, bare model:");
        bare.profile().print(out, bare.frames());
        out.println("processor time, whole path:");
        path.profile().print(out, path.frames());
        out.printf(Locale.ROOT, "processor time, whole path at %.0f %% of the bare rate:%n", 100 * LOAD);
        loaded.profile().print(out, loaded.frames());
    }

    private static void printLatency(PrintStream out, List<Leg> bare, List<Leg> paced, List<Leg> loaded) {
        out.printf(
                Locale.ROOT,
                "capture to answer at %.0f %% of the bare rate, beside the bare model's time for frames that come at that pace%n",
                100 * LOAD);
        out.printf(
                "%-8s %12s %12s %12s %12s %12s %12s %14s%n",
                "round", "model p50", "model p99", "path f/s", "p50 ms", "p99 ms", "cores", "others' cores");
        for (int i = 0; i < paced.size(); i++) {
            latency(out, Integer.toString(i + 1), paced.get(i), loaded.get(i));
        }
        latency(out, "all", Leg.sum(paced), Leg.sum(loaded));
        parts(out, Leg.sum(loaded));
        Samples all = new Samples(Leg.sum(loaded).latenciesMs());
        above(out, "the model's at that pace", median(paced), all);
        above(out, "the model's without a rest", median(bare), all);
    }

    private static double median(List<Leg> legs) {
        return new Samples(Leg.sum(legs).latenciesMs()).quantile(0.5);
    }

    private static void above(PrintStream out, String what, double model, Samples path) {
        double p50 = path.quantile(0.5) - model;
        double p99 = path.quantile(0.99) - model;
        out.printf(
                Locale.ROOT,
                "p50 is %s + %.1f ms, ceiling %.0f%s; p99 is it + %.1f ms, ceiling %.0f%s%n",
                what,
                p50,
                MOST_P50_MS,
                p50 > MOST_P50_MS ? "  ABOVE" : "",
                p99,
                MOST_P99_MS,
                p99 > MOST_P99_MS ? "  ABOVE" : "");
    }

    private static void parts(PrintStream out, Leg loaded) {
        out.printf("%-24s %10s %10s%n", "of it, ms", "p50", "p99");
        part(out, "to Kafka", loaded.part(LatencyMs::capture));
        part(out, "waiting, Kafka included", loaded.part(LatencyMs::queue));
        part(out, "perceiving", loaded.part(LatencyMs::perceive));
        part(out, "scene to answer", loaded.part(PipelineBench::afterwards));
    }

    private static double afterwards(LatencyMs latency) {
        return Math.max(0, latency.total() - latency.capture() - latency.queue() - latency.perceive());
    }

    private static void part(PrintStream out, String name, Samples ms) {
        out.printf(Locale.ROOT, "%-24s %10.1f %10.1f%n", name, ms.quantile(0.5), ms.quantile(0.99));
    }

    private static void latency(PrintStream out, String name, Leg bare, Leg loaded) {
        Samples latency = new Samples(loaded.latenciesMs());
        out.printf(
                Locale.ROOT,
                "%-8s %12.1f %12.1f %12.2f %12.1f %12.1f %12.2f %14.2f%n",
                name,
                new Samples(bare.latenciesMs()).quantile(0.5),
                new Samples(bare.latenciesMs()).quantile(0.99),
                loaded.rate(),
                latency.quantile(0.5),
                latency.quantile(0.99),
                loaded.cores(),
                loaded.othersCores());
    }
}
