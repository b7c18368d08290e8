package io.watchword.bench.sse;

import io.watchword.bench.Samples;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Whether readers of one byte a second make the others wait longer than as many that read as they should. */
final class SlowAmongFast {
    private static final int SLOW = 50;
    private static final String PATH = "/api/v1/answers/stream?question=" + Stage.EVERYBODY + "," + Stage.TENTH;

    private final Stage stage;
    private final int subscribers;
    private final int seconds;
    private final int rounds;

    SlowAmongFast(Stage stage, int subscribers, int seconds, int rounds) {
        this.stage = stage;
        this.subscribers = subscribers;
        this.seconds = seconds;
        this.rounds = rounds;
    }

    void print(PrintStream out) throws Exception {
        List<Double> alone = new ArrayList<>();
        List<Double> among = new ArrayList<>();
        int stillSlow = 0;
        try (ServerJvm server = ServerJvm.watchword(stage.folder(), stage.broker(), subscribers);
                Subscribers connected = stage.subscribe(server.port(), subscribers)) {
            stage.play(2 * seconds, subscribers, subscribers / 10);
            double before = server.residentKb();
            for (int round = 0; round < rounds; round++) {
                try (PacedReaders more = new PacedReaders(PacedReaders.Pace.AT_ONCE, server.port(), SLOW, PATH)) {
                    alone.add(p99(connected.size()));
                    requireOpen(more);
                }
                try (PacedReaders slow = new PacedReaders(PacedReaders.Pace.ONE_BYTE, server.port(), SLOW, PATH)) {
                    among.add(p99(connected.size()));
                    stillSlow = slow.open();
                }
            }
            double ratio = new Samples(among).quantile(0.5) / new Samples(alone).quantile(0.5);
            out.printf(
                    "p99 in ms of %d subscribers with %d more that read %s, with %d that read 1 byte/s (%d of them still"
                            + " open) %s: ratio %.2f%n",
                    subscribers, SLOW, alone, SLOW, stillSlow, among, ratio);
            out.printf("server resident %.0f MB before, %.0f MB after%n", before / 1_000, server.residentKb() / 1_000);
        }
    }

    private static void requireOpen(PacedReaders readers) {
        if (readers.open() < SLOW) {
            throw new IllegalStateException("Readers that kept up were closed");
        }
    }

    private double p99(int fast) throws InterruptedException {
        stage.play(seconds, fast, fast / 10);
        return stage.ledger().quantiles(0.99).get(0);
    }
}
