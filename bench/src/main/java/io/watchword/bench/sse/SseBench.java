package io.watchword.bench.sse;

import io.vertx.core.Vertx;
import io.watchword.bench.TempFolder;
import io.watchword.embeddedkafka.EmbeddedKafka;
import io.watchword.standalone.UserException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The event stream in a JVM of its own under thousands of subscribers: what gets lost, how late events are, what a
 * subscriber costs, what slow readers do to the others, and how fast events are fanned out beside nginx's push module.
 * The broker and the subscribers are in this JVM.
 */
@Command(
        name = "sse",
        mixinStandardHelpOptions = true,
        description = "Thousands of subscribers of the event stream; slow readers; beside nginx's push module.")
public final class SseBench implements Callable<Integer> {
    enum Part {
        LOAD,
        SLOW,
        NCHAN
    }

    @Option(
            names = "--part",
            split = ",",
            description = "Only these of ${COMPLETION-CANDIDATES} (default: all)",
            paramLabel = "PART")
    private List<Part> parts = List.of(Part.values());

    @Option(names = "--subscribers", description = "How many (default ${DEFAULT-VALUE})")
    private int subscribers = 5_000;

    @Option(names = "--seconds", description = "How long each load lasts (default ${DEFAULT-VALUE})")
    private int seconds = 20;

    @Option(names = "--rounds", description = "How often each is measured (default ${DEFAULT-VALUE})")
    private int rounds = 3;

    @Option(names = "--events", description = "Events fanned out in each turn beside nginx (default ${DEFAULT-VALUE})")
    private int events = 100;

    @Override
    public Integer call() throws Exception {
        requireFiles(2 * subscribers + 1_000);
        Vertx vertx = Vertx.vertx();
        try (TempFolder temp = TempFolder.create();
                EmbeddedKafka kafka = EmbeddedKafka.start(temp.path().resolve("broker"), 0)) {
            Ledger ledger = new Ledger();
            try (Publisher publisher = new Publisher(vertx, kafka.bootstrap(), ledger)) {
                Stage stage = new Stage(vertx, temp.path(), kafka.bootstrap(), ledger, publisher);
                for (Part part : parts) {
                    run(part, stage, System.out);
                }
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
        return 0;
    }

    private void run(Part part, Stage stage, PrintStream out) throws Exception {
        switch (part) {
            case LOAD -> new Load(stage, subscribers, seconds, rounds).print(out);
            case SLOW -> new SlowAmongFast(stage, subscribers, seconds, rounds).print(out);
            case NCHAN -> new BesideNchan(stage, subscribers, events, rounds).print(out);
        }
    }

    private static void requireFiles(int wanted) throws IOException {
        String limit = Files.readAllLines(Path.of("/proc/self/limits")).stream()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.split("\\s{2,}", -1)[1])
                .findFirst()
                .orElse("unlimited");
        if (limit.matches("\\d+") && Long.parseLong(limit) < wanted) {
            throw new UserException(String.format(
                    Locale.ROOT,
                    "%d open files are needed, but %s are allowed: run ulimit -n %d first",
                    wanted,
                    limit,
                    wanted));
        }
    }
}
