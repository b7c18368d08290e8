package io.watchword.answerstream;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.watchword.process.BrokerHealth;
import io.watchword.process.Readiness;
import io.watchword.protocol.Health;
import io.watchword.protocol.Json;
import java.util.List;
import java.util.Map;

/** Answers while the topics are waited for and read: the process lives, and is not ready. */
final class Opening implements Handler<HttpServerRequest> {
    private final Readiness readiness;

    Opening(BrokerHealth broker) {
        this.readiness = new Readiness(
                broker, List.of(() -> Health.down("answer-stream", "waiting for what Kafka holds to be read")));
    }

    @Override
    public void handle(HttpServerRequest request) {
        switch (request.path()) {
            case "/health/live" -> send(request.response(), 200, Map.of("status", "up"));
            case "/health/ready" ->
                readiness
                        .checks()
                        .map(Readiness.Report::of)
                        .onSuccess(report -> send(request.response(), report.httpStatus(), report));
            default -> refuse(request.response());
        }
    }

    private static void refuse(HttpServerResponse response) {
        response.setStatusCode(503)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Retry-After", "1")
                .end(Buffer.buffer(Json.write(Map.of(
                        "status", 503, "title", "Service Unavailable", "detail", "Starting; try again in a moment"))));
    }

    private static void send(HttpServerResponse response, int status, Object body) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(Buffer.buffer(Json.write(body)));
    }
}
