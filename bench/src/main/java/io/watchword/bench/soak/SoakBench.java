package io.watchword.bench.soak;

import io.watchword.bench.Samples;
import io.watchword.bench.TempFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looping cameras for an hour: memory, threads and files must not grow, and no frame may be lost from the books. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description = "Looping cameras for an hour: what grows, and whether every frame is accounted for.")
public final class SoakBench implements Callable<Integer> {
    private static final int COLLECTIONS = 8;
    private static final double MOST_SPREAD = 0.03;
    private static final int MOST_ON_THE_WAY = 3;
    private static final double WINDOW_MINUTES = 5;
    private static final List<String> QUESTIONS =
            List.of("How many people are there?", "What colour is the truck?", "Is there a person on the left?");

    @Option(names = "--minutes", description = "How long (default ${DEFAULT-VALUE})")
    private double minutes = 60;

    @Option(names = "--cameras", description = "Looping cameras (default ${DEFAULT-VALUE})")
    private int cameras = 4;

    @Option(names = "--fps", description = "Frames a second of each (default ${DEFAULT-VALUE})")
    private double fps = 5;

    @Option(names = "--every", description = "Seconds between readings (default ${DEFAULT-VALUE})")
    private int every = 15;

    private final List<Heap> heaps = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        try (TempFolder temp = TempFolder.create()) {
            Path log = temp.path().resolve("server.log");
            try (ServerProcess server = ServerProcess.start(temp.path().resolve("data"), log)) {
                return soak(server, log);
            }
        }
    }

    private int soak(ServerProcess server, Path log) throws IOException, InterruptedException {
        for (int i = 0; i < cameras; i++) {
            server.send("POST", "cameras", camera(i));
        }
        for (String question : QUESTIONS) {
            server.send("POST", "questions", "{\"text\":\"" + question + "\"}");
        }
        List<Reading> readings = watch(server);
        for (int i = 0; i < cameras; i++) {
            server.send("PATCH", "cameras/" + id(i), "{\"paused\":true}");
        }
        FrameCounts counts = settled(server);
        return report(readings, counts, logLines(log));
    }

    private static String id(int camera) {
        return "soak-" + camera;
    }

    private String camera(int number) {
        return String.format(Locale.ROOT, "{\"id\":\"%s\",\"url\":\"demo:\",\"fps\":%.2f}", id(number), fps);
    }

    private List<Reading> watch(ServerProcess server) throws IOException, InterruptedException {
        List<Reading> readings = new ArrayList<>();
        System.out.printf(
                "%8s %10s %12s %8s %8s %10s %10s %10s %8s%n",
                "minute", "RSS MiB", "live heap", "threads", "files", "published", "answered", "dropped", "failed");
        long start = System.nanoTime();
        double printed = 0;
        for (double minute = 0; minute < minutes; minute = (System.nanoTime() - start) / 60e9) {
            TimeUnit.SECONDS.sleep(every);
            readings.add(Reading.of(server, (System.nanoTime() - start) / 60e9));
            if (last(readings).minute() - printed >= WINDOW_MINUTES) {
                printed = last(readings).minute();
                heaps.add(new Heap(printed, leastHeapMib(server)));
                print(last(readings), last(heaps));
            }
        }
        return readings;
    }

    /** The least of several: what is just on its way, frames of 60 kB each, is alive too. */
    private static double leastHeapMib(ServerProcess server) throws IOException, InterruptedException {
        double least = server.liveHeapMib();
        for (int i = 1; i < COLLECTIONS; i++) {
            TimeUnit.SECONDS.sleep(1);
            least = Math.min(least, server.liveHeapMib());
        }
        return least;
    }

    /** The least that full collections have left, in MiB. */
    private record Heap(double minute, double mib) {}

    private static <T> T last(List<T> items) {
        return items.get(items.size() - 1);
    }

    private static List<Reading> window(List<Reading> readings, double from) {
        return readings.stream().filter(reading -> reading.minute() > from).toList();
    }

    private static void print(Reading now, Heap heap) {
        System.out.printf(
                Locale.ROOT,
                "%8.1f %10.0f %12.1f %8d %8d %10.0f %10.0f %10.0f %8.0f%n",
                now.minute(),
                now.residentMib(),
                heap.mib(),
                now.threads(),
                now.descriptors(),
                now.frames().published(),
                now.frames().answered(),
                now.frames().dropped(),
                now.frames().failed());
    }

    /** The counts once nothing is on its way any more. */
    private static FrameCounts settled(ServerProcess server) throws IOException, InterruptedException {
        FrameCounts counts = FrameCounts.of(new PrometheusText(server.metrics()));
        for (int i = 0; i < 30 && counts.inHand() != 0; i++) {
            TimeUnit.SECONDS.sleep(1);
            counts = FrameCounts.of(new PrometheusText(server.metrics()));
        }
        return counts;
    }

    private static long logLines(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.count();
        }
    }

    private int report(List<Reading> readings, FrameCounts counts, long logLines) {
        List<Reading> half = window(readings, minutes / 2);
        System.out.printf(Locale.ROOT, "the last %.0f minutes:%n", minutes / 2);
        boolean flat = flat("RSS, MiB", half, Reading::residentMib);
        flat &= flat("threads", half, Reading::threads);
        flat &= flat("files", half, Reading::descriptors);
        flat &= flat(
                "heap, MiB",
                heaps.stream().filter(heap -> heap.minute() > minutes / 2).toList(),
                Heap::mib);
        System.out.printf(
                Locale.ROOT,
                "frames: %.0f received, %.0f answered, %.0f dropped, %.0f failed, %.0f unaccounted for; %.0f published and"
                        + " not received when the cameras were paused; log: %d lines%n",
                counts.received(),
                counts.answered(),
                counts.dropped(),
                counts.failed(),
                counts.inHand(),
                last(readings).frames().onTheWay(),
                logLines);
        boolean accounted = counts.inHand() == 0 && last(readings).frames().onTheWay() <= MOST_ON_THE_WAY * cameras;
        return flat && accounted ? 0 : 1;
    }

    private static <T> boolean flat(String name, List<T> readings, ToDoubleFunction<T> value) {
        Samples samples =
                new Samples(readings.stream().map(value::applyAsDouble).toList());
        double least = samples.quantile(1e-9);
        double most = samples.quantile(1);
        double spread = (most - least) / samples.quantile(0.5);
        boolean flat = spread <= MOST_SPREAD;
        System.out.printf(
                Locale.ROOT,
                "%-10s %10.1f to %10.1f, %.1f %%%s%n",
                name,
                least,
                most,
                100 * spread,
                flat ? "" : "  ABOVE " + Math.round(100 * MOST_SPREAD));
        return flat;
    }
}
