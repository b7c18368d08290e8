package io.watchword.process;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.watchword.protocol.Json;
import io.watchword.protocol.kafka.KafkaBus;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Health and metrics of a process that serves nothing else: {@code /health/live}, {@code /health/ready} and
 * {@code /metrics}. One instance, on an event loop of its own.
 */
final class Management extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(Management.class);
    private static final int CONNECTIONS = 64;

    private final String host;
    private final int port;
    private final Readiness readiness;
    private final PrometheusMeterRegistry meters;
    private int connections;
    private @Nullable HttpServer server;

    Management(
            String host,
            int port,
            KafkaBus bus,
            List<Supplier<io.watchword.protocol.Health>> parts,
            PrometheusMeterRegistry meters) {
        this.host = host;
        this.port = port;
        this.readiness = new Readiness(new BrokerHealth(bus), parts);
        this.meters = meters;
    }

    @Override
    public Future<?> start() {
        HttpServer http = vertx.createHttpServer(new HttpServerOptions()
                        .setMaxInitialLineLength(1_024)
                        .setMaxHeaderSize(8_192)
                        .setIdleTimeout(60)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS)
                        .setHttp2ClearTextEnabled(false))
                .connectionHandler(connection -> {
                    connections++;
                    connection.closeHandler(closed -> connections--);
                    if (connections > CONNECTIONS) {
                        connection.close();
                    }
                })
                .requestHandler(this::answer);
        server = http;
        return http.listen(port, host)
                .onSuccess(listening -> LOG.info("Health and metrics on http://{}:{}/", host, listening.actualPort()))
                .recover(problem -> Future.failedFuture(new IllegalStateException(
                        "Port " + port + " on " + host + " can't be listened on (" + problem.getMessage()
                                + "); choose another with --management-port",
                        problem)));
    }

    private void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            response.putHeader("Allow", "GET, HEAD");
            problem(response, 405, "Method Not Allowed");
            return;
        }
        switch (request.path()) {
            case "/health/live" -> json(response, 200, Map.of("status", "up"));
            case "/health/ready" -> ready(response);
            case "/metrics" -> measure(response);
            default -> problem(response, 404, "Not Found");
        }
    }

    private void ready(HttpServerResponse response) {
        readiness
                .checks()
                .map(Readiness.Report::of)
                .onSuccess(report -> json(response, report.httpStatus(), report))
                .onFailure(problem -> problem(response, 500, "Internal Server Error"));
    }

    private void measure(HttpServerResponse response) {
        vertx.executeBlocking(() -> Buffer.buffer(meters.scrape()))
                .onSuccess(text -> response.putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(text))
                .onFailure(problem -> problem(response, 500, "Internal Server Error"));
    }

    private static void json(HttpServerResponse response, int status, Object body) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(Buffer.buffer(Json.write(body)));
    }

    private static void problem(HttpServerResponse response, int status, String title) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(Buffer.buffer(Json.write(Map.of("status", status, "title", title))));
    }

    @Override
    public Future<?> stop() {
        return server == null ? Future.succeededFuture() : server.close();
    }
}
