package io.watchword.answerstream.api;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Reply;
import io.watchword.protocol.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Whether the process runs, and whether it does its job. */
public final class HealthApi {
    private final Supplier<Future<Health>> broker;
    private final List<Supplier<Health>> parts;

    /**
     * @param broker asks for the broker's state
     * @param parts of the process
     */
    public HealthApi(Supplier<Future<Health>> broker, List<Supplier<Health>> parts) {
        this.broker = broker;
        this.parts = List.copyOf(parts);
    }

    /** Adds the addresses. */
    public void mount(Endpoints endpoints) {
        endpoints.at("/health/live").on(HttpMethod.GET, Access.OPEN, this::live).only();
        endpoints
                .at("/health/ready")
                .on(HttpMethod.GET, Access.OPEN, this::ready)
                .only();
    }

    private Future<Reply> live(RoutingContext ctx) {
        return Future.succeededFuture(Reply.ok(Map.of("status", "up")));
    }

    private Future<Reply> ready(RoutingContext ctx) {
        return checks().map(HealthApi::report);
    }

    /** How each part is doing, the broker first. */
    Future<List<Health>> checks() {
        return broker.get().map(ofBroker -> {
            List<Health> checks = new ArrayList<>(List.of(ofBroker));
            parts.forEach(part -> checks.add(ask(part)));
            return checks;
        });
    }

    private static Reply report(List<Health> checks) {
        boolean up = checks.stream().allMatch(Health::ok);
        return Reply.json(up ? 200 : 503, new Report(up ? "up" : "down", checks));
    }

    private static Health ask(Supplier<Health> part) {
        try {
            return part.get();
        } catch (RuntimeException e) {
            return Health.down(
                    "part", "its health check failed: " + e.getClass().getSimpleName());
        }
    }

    record Report(String status, List<Health> checks) {}
}
