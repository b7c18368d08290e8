package io.watchword.bench.growth;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A model, not a measurement: from what one camera costs to what many do. */
@Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        description =
                "What 10 to 10,000 cameras would take, reckoned from measured figures; docs/growth.md explains it.")
public final class GrowthBench implements Callable<Integer> {
    @Option(names = "--cameras", split = ",", description = "How many (default ${DEFAULT-VALUE})")
    private List<Integer> cameras = List.of(10, 100, 1_000, 10_000);

    @Mixin
    private Inputs inputs = new Inputs();

    @Override
    public Integer call() {
        System.out.printf(
                Locale.ROOT,
                "%.2f frames/s and %.2f answers/s a camera; one inference process looks at %.0f frames/s%n%n",
                inputs.frames(),
                inputs.answers(),
                inputs.processFps());
        System.out.printf(
                "| cameras | frames/s | to Kafka, MB/s | brokers | partitions | disks, GB | %s | cores that read cameras |"
                        + " answer-streams | used of what does not grow |%n",
                inputs.gpus ? "GPUs" : "cores that look");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        cameras.forEach(number -> System.out.println(row(new Growth(inputs, number))));
        System.out.println();
        new Growth(inputs, cameras.get(0))
                .limits()
                .forEach(limit -> System.out.println("- " + limit.what() + ": " + limit.setting()));
        return 0;
    }

    static String row(Growth growth) {
        String limits = growth.limits().stream()
                .map(limit -> String.format(Locale.ROOT, "%s %.0f %%", limit.what(), 100 * limit.used()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "| %,d | %,.0f | %,.1f | %d | %d | %,.0f | %,.0f | %,.1f | %d | %s |",
                growth.cameras(),
                growth.frames(),
                growth.written(),
                growth.brokers(),
                growth.partitions(),
                growth.disks(),
                growth.looking(),
                growth.reading(),
                growth.answerStreams(),
                limits);
    }
}
