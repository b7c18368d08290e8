package io.watchword.answerstream.api;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Reply;
import io.watchword.process.Readiness;
import io.watchword.protocol.Health;
import java.util.List;
import java.util.Map;

/** Whether the process runs, and whether it does its job. */
public final class HealthApi {
    private final Readiness readiness;

    /** Tells how everything that the process needs is doing. */
    public HealthApi(Readiness readiness) {
        this.readiness = readiness;
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
        return checks().map(Readiness.Report::of).map(report -> Reply.json(report.httpStatus(), report));
    }

    /** How each part is doing, the broker first. */
    Future<List<Health>> checks() {
        return readiness.checks();
    }
}
