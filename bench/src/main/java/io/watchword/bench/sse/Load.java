package io.watchword.bench.sse;

import java.io.PrintStream;
import java.util.List;

/**
 * Everybody gets one event a second, a tenth gets ten more: what is lost, how late it is, what a subscriber costs. A
 * server that has just started is still being compiled and would be measured for that: it is under the same load first.
 */
final class Load {
    private static final int FEW = 100;

    private final Stage stage;
    private final int subscribers;
    private final int seconds;
    private final int rounds;

    Load(Stage stage, int subscribers, int seconds, int rounds) {
        this.stage = stage;
        this.subscribers = subscribers;
        this.seconds = seconds;
        this.rounds = rounds;
    }

    void print(PrintStream out) throws Exception {
        try (ServerJvm server = ServerJvm.watchword(stage.folder(), stage.broker(), subscribers)) {
            double few = fewSubscribers(server);
            try (Subscribers connected = stage.subscribe(server.port(), subscribers)) {
                stage.play(2 * seconds, subscribers, subscribers / 10);
                out.printf("%d subscribers, one event a second each, a tenth ten more, %d s%n", subscribers, seconds);
                for (int round = 0; round < rounds; round++) {
                    printRound(connected, out);
                }
            }
            double many = server.residentKb();
            out.printf(
                    "server resident: %.0f MB with %d subscribers, %.0f MB with %d: %.1f kB each%n",
                    few / 1_000, FEW, many / 1_000, subscribers, (many - few) / (subscribers - FEW));
        }
    }

    private double fewSubscribers(ServerJvm server) throws Exception {
        try (Subscribers connected = stage.subscribe(server.port(), FEW)) {
            stage.play(seconds, connected.size(), FEW / 10);
            return server.residentKb();
        }
    }

    private void printRound(Subscribers connected, PrintStream out) throws InterruptedException {
        long expected = stage.play(seconds, subscribers, subscribers / 10);
        List<Double> late = stage.ledger().quantiles(0.5, 0.99, 1);
        long delivered = stage.ledger().delivered();
        out.printf(
                "events delivered %d of %d, lost %d; twice or out of order %d; connections lost %d; from written to"
                        + " received: p50 %.1f ms, p99 %.1f ms, most %.1f ms%n",
                delivered,
                expected,
                expected - delivered,
                connected.outOfOrder(),
                connected.closed(),
                late.get(0),
                late.get(1),
                late.get(2));
    }
}
