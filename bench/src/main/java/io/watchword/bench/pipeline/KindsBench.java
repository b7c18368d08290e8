package io.watchword.bench.pipeline;

import io.watchword.bench.TempFolder;
import io.watchword.inference.PerceptionSettings;
import io.watchword.process.config.ConfigFile;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench kinds}: the whole path without and with a classifier that looks at tracks, in turns in one run. */
@Command(
        name = "kinds",
        mixinStandardHelpOptions = true,
        description =
                "Frames a second without and with a classifier that looks at tracks as often as it may, in turns.")
public final class KindsBench implements Callable<Integer> {
    private static final String SCENE = "How many people are there?";
    private static final double FASTER_THAN_MODEL = 1.5;
    private static final double SETTLE_S = 5;

    @Option(
            names = "--package",
            paramLabel = "PLACE",
            required = true,
            description = "A model package of task classify that tells kinds of cars, as there are on the demo clip")
    private String place = "";

    @Option(
            names = "--calls-per-minute",
            description =
                    "Looks that it may make a minute; things are looked at every second (default ${DEFAULT-VALUE})")
    private int calls = 60;

    @Mixin
    private Turns turns = new Turns();

    @Override
    public Integer call() throws Exception {
        try (TempFolder temp = TempFolder.create()) {
            measure(temp.path());
        }
        return 0;
    }

    private void measure(Path temp) throws Exception {
        PerceptionSettings settings = PerceptionSettings.embedded(temp);
        double rate = FASTER_THAN_MODEL * BareLoop.rate(settings, temp);
        Path config = Files.writeString(
                temp.resolve("models.yaml"),
                String.format(
                        Locale.ROOT,
                        "models: [{name: kinds, kind: package, task: classify, package: '%s', devices: cpu, max-age: 1,"
                                + " calls-per-minute-in-all: %d}]%n",
                        Path.of(place).toAbsolutePath(),
                        calls));
        WholePath plain = path(temp.resolve("plain"), settings, ConfigFile.none());
        WholePath looking = path(temp.resolve("looking"), settings, ConfigFile.read(config));
        InTurns sides = new InTurns();
        try {
            plain.run(rate, turns.warm, 0);
            looking.run(rate, turns.warm, 0);
            double[] before = looks(looking);
            for (int i = 0; i < turns.rounds; i++) {
                sides.add(
                        i,
                        () -> plain.run(rate, SETTLE_S, turns.seconds),
                        () -> looking.run(rate, SETTLE_S, turns.seconds));
            }
            double[] after = looks(looking);
            print(System.out, sides, after[0] - before[0], after[1] - before[1]);
        } finally {
            looking.stop();
            plain.stop();
        }
    }

    private static WholePath path(Path data, PerceptionSettings settings, ConfigFile file) throws Exception {
        return new WholePath(data, settings.inputSize(), settings.threads(), List.of(SCENE), file);
    }

    /** How many there were, and their seconds. */
    private static double[] looks(WholePath path) throws Exception {
        String metrics = path.metrics();
        return new double[] {sum(metrics, "watchword_kinds_seconds_count"), sum(metrics, "watchword_kinds_seconds_sum")
        };
    }

    private static double sum(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void print(PrintStream out, InTurns sides, double looks, double seconds) {
        double span = turns.rounds * (turns.seconds + SETTLE_S);
        out.printf(
                Locale.ROOT,
                "one camera (demo clip), without and with a classifier that may look %d times a minute, in turns of %.0f s;"
                        + " it looked %.0f times (%.1f a minute), %.1f ms each, %.1f %% of one core%n",
                calls,
                turns.seconds,
                looks,
                60 * looks / span,
                looks == 0 ? 0 : 1000 * seconds / looks,
                100 * seconds / span);
        sides.print(out);
    }
}
