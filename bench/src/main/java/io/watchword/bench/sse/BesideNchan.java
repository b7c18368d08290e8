package io.watchword.bench.sse;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.watchword.bench.Samples;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The same events to the same number of subscribers as fast as they go, through Watchword and through nginx. */
final class BesideNchan {
    /** Publishes one event. */
    private interface Publishing {
        Future<?> publish();
    }

    private final Stage stage;
    private final int subscribers;
    private final int events;
    private final int rounds;

    BesideNchan(Stage stage, int subscribers, int events, int rounds) {
        this.stage = stage;
        this.subscribers = subscribers;
        this.events = events;
        this.rounds = rounds;
    }

    void print(PrintStream out) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ours.add(watchword());
            theirs.add(nchan());
        }
        double ratio = new Samples(ours).quantile(0.5) / new Samples(theirs).quantile(0.5);
        out.printf(
                "%d events to %d subscribers, deliveries a second: Watchword %s, nginx with nchan %s: ratio %.2f%n",
                events, subscribers, rounded(ours), rounded(theirs), ratio);
    }

    private static List<Long> rounded(List<Double> values) {
        return values.stream().map(Math::round).toList();
    }

    private double watchword() throws Exception {
        try (ServerJvm server = ServerJvm.watchword(stage.folder(), stage.broker(), subscribers);
                Subscribers connected = new Subscribers(stage.vertx(), server.port(), stage.ledger())) {
            connected.add(subscribers, "/api/v1/answers/stream?current=false&question=" + Stage.EVERYBODY);
            return rate(() -> stage.publisher().publish(Stage.EVERYBODY));
        }
    }

    private double nchan() throws Exception {
        HttpClient http = stage.vertx().createHttpClient();
        try (ServerJvm server = ServerJvm.nchan(stage.folder(), subscribers);
                Subscribers connected = new Subscribers(stage.vertx(), server.port(), stage.ledger())) {
            connected.add(subscribers, "/sub");
            return rate(() -> post(http, server.port()));
        } finally {
            http.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private Future<?> post(HttpClient http, int port) {
        Buffer body =
                Buffer.buffer(Publisher.bytes(Stage.EVERYBODY, stage.ledger().publish()));
        return http.request(HttpMethod.POST, port, "127.0.0.1", "/pub")
                .compose(request -> request.send(body))
                .compose(response -> response.end());
    }

    // once to warm up, then measured
    private double rate(Publishing publishing) throws InterruptedException {
        burst(publishing);
        return burst(publishing);
    }

    private double burst(Publishing publishing) throws InterruptedException {
        Ledger ledger = stage.ledger();
        ledger.clear();
        long wanted = (long) events * subscribers;
        long start = System.nanoTime();
        for (int i = 0; i < events; i++) {
            publishing.publish();
        }
        if (!Stage.await(() -> ledger.delivered() >= wanted)) {
            throw new IllegalStateException(ledger.delivered() + " of " + wanted + " deliveries within a minute");
        }
        return wanted / ((ledger.lastAt() - start) / 1e9);
    }
}
