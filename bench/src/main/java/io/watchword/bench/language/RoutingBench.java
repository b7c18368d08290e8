package io.watchword.bench.language;

import io.watchword.bench.data.EvalData;
import io.watchword.protocol.Route;
import io.watchword.questionengine.PointedOut;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.language.Parse;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench routing}: where what people ask of photographs goes, with a model configured and without one. */
@Command(
        name = "routing",
        mixinStandardHelpOptions = true,
        description =
                "Who answers each of VQA v2's questions: the scene, a model about what the scene points out, or a model")
public final class RoutingBench implements Callable<Integer> {
    private static final int OPENINGS = 12;
    private static final String MODEL = "model";

    @Mixin
    private EvalData data = new EvalData();

    @Option(names = "--each", paramLabel = "N", description = "Also N questions of each way, picked at random")
    private int each;

    @Option(names = "--seed", defaultValue = "1", description = "Picks them (default ${DEFAULT-VALUE})")
    private long seed;

    /** A question and its way. */
    private record Routed(Reading reading, String way, String shown) {
        static Routed of(Reading reading, PointedOut pointedOut) {
            if (reading.parse() instanceof Parse.Understood) {
                return new Routed(reading, "scene", "");
            }
            Route route = pointedOut.route(reading.text(), MODEL);
            return route instanceof Route.Grounded grounded
                    ? new Routed(reading, "grounded", grounded.expression())
                    : new Routed(reading, MODEL, "");
        }
    }

    @Override
    public Integer call() throws IOException {
        QuestionEngine engine = QuestionEngine.load("coco-80");
        PointedOut pointedOut = new PointedOut(engine);
        Map<Reading, Routed> ways = new HashMap<>();
        List<Reading> readings = Corpus.VQA.readings(engine, data);
        long start = System.nanoTime();
        readings.forEach(reading -> ways.put(reading, Routed.of(reading, pointedOut)));
        double ms = (System.nanoTime() - start) / 1e6 / readings.size();
        print(System.out, readings, ways);
        System.out.printf(Locale.ROOT, "%nfinding the way, once it is read: %.2f ms on average%n", ms);
        if (each > 0) {
            examples(System.out, new ArrayList<>(ways.values()));
        }
        return 0;
    }

    private static void print(PrintStream out, List<Reading> readings, Map<Reading, Routed> ways) {
        out.printf(
                "%-28s %6s %9s %10s %9s %16s%n",
                "VQA v2 questions", "number", "scene", "grounded", "model", "without a model");
        row(out, "all", readings, ways);
        for (Opening opening : Opening.of(readings, OPENINGS)) {
            row(out, "  " + opening.name(), opening.in(readings), ways);
        }
    }

    private static void row(PrintStream out, String name, List<Reading> readings, Map<Reading, Routed> ways) {
        Map<String, Long> counts =
                readings.stream().map(ways::get).collect(Collectors.groupingBy(Routed::way, Collectors.counting()));
        double scene = percent(counts.get("scene"), readings.size());
        out.printf(
                Locale.ROOT,
                "%-28s %6d %7.1f %% %8.1f %% %7.1f %% %6.1f %% refused%n",
                name,
                readings.size(),
                scene,
                percent(counts.get("grounded"), readings.size()),
                percent(counts.get(MODEL), readings.size()),
                100 - scene);
    }

    private static double percent(@Nullable Long part, int all) {
        return part == null || all == 0 ? 0 : 100.0 * part / all;
    }

    private void examples(PrintStream out, List<Routed> all) {
        java.util.Collections.sort(
                all, java.util.Comparator.comparing(routed -> routed.reading().text()));
        java.util.Collections.shuffle(all, new Random(seed));
        for (String way : List.of("scene", "grounded", MODEL)) {
            out.printf("%n%s%n", way);
            all.stream()
                    .filter(routed -> routed.way().equals(way))
                    .limit(each)
                    .forEach(routed -> out.printf(
                            "  %s%s%n",
                            routed.reading().text(), routed.shown().isEmpty() ? "" : "  [" + routed.shown() + "]"));
        }
    }
}
