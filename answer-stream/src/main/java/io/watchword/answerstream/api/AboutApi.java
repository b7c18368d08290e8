package io.watchword.answerstream.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Reply;
import io.watchword.answerstream.http.Workers;
import io.watchword.questionengine.QuestionEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What the server can be asked, how it is asked, and its metrics. */
public final class AboutApi {
    private final QuestionEngine engine;
    private final PrometheusMeterRegistry meters;
    private final Workers workers;
    private final Buffer openApi = read("openapi.json");

    /** Tells about these. */
    public AboutApi(QuestionEngine engine, PrometheusMeterRegistry meters, Workers workers) {
        this.engine = engine;
        this.meters = meters;
        this.workers = workers;
    }

    /** Adds the addresses. */
    public void mount(Endpoints endpoints) {
        endpoints
                .at("/api/v1/vocabulary")
                .on(HttpMethod.GET, Access.VIEWER, ctx -> Future.succeededFuture(Reply.ok(engine.vocabulary())))
                .only();
        endpoints
                .at("/openapi.json")
                .on(HttpMethod.GET, Access.OPEN, this::describe)
                .only();
        endpoints
                .at("/metrics")
                .on(HttpMethod.GET, Access.VIEWER_OF_ALL, this::measure)
                .only();
    }

    private Future<Reply> describe(RoutingContext ctx) {
        return Future.succeededFuture(Reply.of("application/json", openApi).withHeader("Cache-Control", "no-cache"));
    }

    private Future<Reply> measure(RoutingContext ctx) {
        return workers.run(() -> Buffer.buffer(meters.scrape()))
                .map(text -> Reply.of("text/plain; version=0.0.4; charset=utf-8", text));
    }

    private static Buffer read(String resource) {
        try (InputStream in = AboutApi.class.getResourceAsStream("/io/watchword/answerstream/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
