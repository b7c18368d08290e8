package io.watchword.bench.sse;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Many clients of an event stream, as light as they can be. */
final class Subscribers implements AutoCloseable {
    private static final int AT_ONCE = 100;
    private static final long PATIENCE_S = 60;

    private final NetClient client;
    private final int port;
    private final Ledger ledger;
    private final List<NetSocket> sockets = new ArrayList<>();
    private final AtomicInteger outOfOrder = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    Subscribers(Vertx vertx, int port, Ledger ledger) {
        this.client = vertx.createNetClient(
                new NetClientOptions().setReceiveBufferSize(16 << 10).setTcpNoDelay(true));
        this.port = port;
        this.ledger = ledger;
    }

    /** Connects so many more; returns when each has been answered. */
    void add(int count, String path) throws ExecutionException, InterruptedException, TimeoutException {
        for (int from = 0; from < count; from += AT_ONCE) {
            List<Future<NetSocket>> opening = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + AT_ONCE); i++) {
                opening.add(open(path));
            }
            Future.all(opening).toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
            opening.forEach(each -> sockets.add(each.result()));
        }
    }

    private Future<NetSocket> open(String path) {
        return client.connect(port, "127.0.0.1").compose(socket -> {
            io.vertx.core.Promise<NetSocket> answered = io.vertx.core.Promise.promise();
            Order order = new Order();
            EventScanner scanner = new EventScanner(order::take);
            socket.handler(bytes -> {
                scanner.take(bytes.getBytes());
                answered.tryComplete(socket);
            });
            socket.closeHandler(gone -> {
                closed.incrementAndGet();
                answered.tryFail("closed before it answered");
            });
            socket.write(
                    Buffer.buffer("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"));
            return answered.future();
        });
    }

    private final class Order {
        private int last;

        void take(int seq) {
            if (seq <= last) {
                outOfOrder.incrementAndGet();
            }
            last = seq;
            ledger.arrived(seq);
        }
    }

    int size() {
        return sockets.size();
    }

    /** How many events came twice or in the wrong order. */
    int outOfOrder() {
        return outOfOrder.get();
    }

    /** How many connections the server has closed. */
    int closed() {
        return closed.get();
    }

    @Override
    public void close() {
        client.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_S, TimeUnit.SECONDS)
                .join();
    }
}
