package io.watchword.bench.pipeline;

import com.sun.net.httpserver.HttpServer;
import io.watchword.bench.TempFolder;
import io.watchword.inference.PerceptionSettings;
import io.watchword.process.config.ConfigFile;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench open}: the whole path with and without a question that waits for a slow model, in turns in one run. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        description = "Frames a second with and without open questions that wait for a slow endpoint, in turns.")
public final class OpenBench implements Callable<Integer> {
    private static final String SCENE = "How many people are there?";
    private static final double FASTER_THAN_MODEL = 1.5;
    private static final double SETTLE_S = 5;
    private static final double FLOOR = 0.98;

    @Option(names = "--questions", description = "How many open questions (default ${DEFAULT-VALUE})")
    private int questions = 1;

    @Option(names = "--delay", description = "Seconds that the endpoint takes (default ${DEFAULT-VALUE})")
    private double delay = 10;

    @Mixin
    private Turns turns = new Turns();

    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public Integer call() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        HttpServer slow = slow(threads);
        try (TempFolder temp = TempFolder.create()) {
            measure(temp.path(), slow.getAddress().getPort());
        } finally {
            threads.shutdownNow();
            slow.stop(0);
        }
        return 0;
    }

    private HttpServer slow(ExecutorService threads) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                calls.incrementAndGet();
                TimeUnit.MILLISECONDS.sleep(Math.round(delay * 1_000));
                byte[] reply =
                        "{\"choices\":[{\"message\":{\"content\":\"{\\\"known\\\":true,\\\"answer\\\":\\\"a street\\\"}\"}}]}"
                                .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, reply.length);
                exchange.getResponseBody().write(reply);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        return server;
    }

    private void measure(Path temp, int port) throws Exception {
        PerceptionSettings settings = PerceptionSettings.embedded(temp);
        double rate = FASTER_THAN_MODEL * BareLoop.rate(settings, temp);
        Path config = Files.writeString(
                temp.resolve("models.yaml"),
                String.format(
                        Locale.ROOT,
                        "models: [{name: slow, url: 'http://127.0.0.1:%d/v1', model: slow, timeout: %.1f,"
                                + " calls-per-minute: 600, calls-per-minute-in-all: 6000, at-once: 64}]%n",
                        port,
                        delay + 20));
        WholePath whole = new WholePath(
                temp.resolve("data"),
                settings.inputSize(),
                settings.threads(),
                List.of(SCENE),
                ConfigFile.read(config));
        InTurns sides = new InTurns();
        try {
            whole.askOpen(1, texts(), "slow");
            whole.run(rate, turns.warm, 0);
            whole.withdraw(1, questions);
            for (int i = 0; i < turns.rounds; i++) {
                sides.add(i, () -> whole.run(rate, SETTLE_S, turns.seconds), () -> asking(whole, rate));
            }
        } finally {
            whole.stop();
        }
        print(System.out, rate, sides);
    }

    private Leg asking(WholePath whole, double rate) throws Exception {
        whole.askOpen(1, texts(), "slow");
        Leg leg = whole.run(rate, SETTLE_S, turns.seconds);
        whole.withdraw(1, questions);
        return leg;
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < questions; i++) {
            texts.add("What does this place look like, seen for the " + (i + 1) + ". time?");
        }
        return texts;
    }

    private void print(PrintStream out, double rate, InTurns sides) {
        out.printf(
                Locale.ROOT,
                "one camera (demo clip played at %.1f frames/s), a question for the scene; without and with %d open"
                        + " question(s) whose endpoint takes %.0f s, in turns of %.0f s; it was called %d times%n",
                rate,
                questions,
                delay,
                turns.seconds,
                calls.get());
        sides.print(out);
        double ratio = sides.ratio();
        if (turns.rounds > 1) {
            out.printf(Locale.ROOT, "standard error of the ratio, by its rounds: %.3f%n", sides.error());
        }
        out.printf(Locale.ROOT, "ratio %.3f, floor %.2f%s%n", ratio, FLOOR, ratio < FLOOR ? "  BELOW" : "");
    }
}
