package io.watchword.bench.sse;

import java.io.PrintStream;
import java.util.List;

/** Everybody gets one event a second, a tenth gets ten more: what is lost, how late it is, what a subscriber costs. */
final class Load {
    private static final int FEW = 100;

    private final Stage stage;
    private final int subscribers;
    private final int seconds;

    Load(Stage stage, int subscribers, int seconds) {
        this.stage = stage;
        this.subscribers = subscribers;
        this.seconds = seconds;
    }

    void print(PrintStream out) throws Exception {
        try (ServerJvm server = ServerJvm.watchword(stage.folder(), stage.broker(), subscribers)) {
            play(server, FEW);
            double before = server.residentKb();
            Outcome outcome = play(server, subscribers);
            List<Double> late = stage.ledger().quantiles(0.5, 0.99, 1);
            out.printf("%d subscribers, one event a second each, a tenth ten more, %d s%n", subscribers, seconds);
            out.printf(
                    "events delivered %d of %d, lost %d; twice or out of order %d; connections lost %d%n",
                    stage.ledger().delivered(),
                    outcome.expected,
                    outcome.expected - stage.ledger().delivered(),
                    outcome.outOfOrder,
                    outcome.closed);
            out.printf("from written to received: p50 %.1f ms, p99 %.1f ms, most %.1f ms%n", late.toArray());
            out.printf(
                    "server resident: %.0f MB with %d subscribers, %.0f MB with %d: %.1f kB each%n",
                    before / 1_000,
                    FEW,
                    outcome.residentKb / 1_000,
                    subscribers,
                    (outcome.residentKb - before) / (subscribers - FEW));
        }
    }

    private record Outcome(long expected, int outOfOrder, int closed, double residentKb) {}

    private Outcome play(ServerJvm server, int count) throws Exception {
        try (Subscribers connected = stage.subscribe(server.port(), count)) {
            stage.ledger().clear();
            long expected = stage.play(seconds, count, count / 10);
            Stage.await(() -> stage.ledger().delivered() >= expected);
            return new Outcome(expected, connected.outOfOrder(), connected.closed(), server.residentKb());
        }
    }
}
