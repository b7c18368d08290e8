package io.watchword.answerstream.stream;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.access.Pass;
import io.watchword.answerstream.history.LogPosition;
import io.watchword.answerstream.http.Clients;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Gate;
import io.watchword.answerstream.http.Problem;
import io.watchword.answerstream.http.Query;
import java.util.Optional;

/** Takes clients of the stream. */
public final class StreamApi {
    private final AnswerHub hub;
    private final Clients clients;

    /** Leads them to this hub, as many as each may have. */
    public StreamApi(AnswerHub hub, Clients clients) {
        this.hub = hub;
        this.clients = clients;
    }

    /** Adds the address. */
    public void mount(Endpoints endpoints) {
        endpoints
                .at("/api/v1/answers/stream")
                .handle(HttpMethod.GET, Access.VIEWER, this::connect)
                .only();
    }

    private void connect(RoutingContext ctx) {
        StreamRequest request = request(ctx);
        if (!hub.hasRoom()) {
            throw Problem.busy("There are as many streams as this server takes; try again soon")
                    .exception();
        }
        HttpServerResponse response = ctx.response();
        Future<Void> ended = clients.stream(request.pass().who(), response);
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        hub.connect(request, response, ended);
    }

    private static StreamRequest request(RoutingContext ctx) {
        Query query = Query.of(ctx, "camera", "question", "scenes", "current", "refresh", "lastEventId");
        Optional<LogPosition> resume = Optional.ofNullable(ctx.request().getHeader("Last-Event-ID"))
                .filter(id -> !id.isEmpty())
                .or(() -> query.text("lastEventId"))
                .map(StreamApi::position);
        Pass pass = Gate.pass(ctx);
        return new StreamRequest(
                pass,
                AnswerFilter.of(query, pass.who()),
                query.flag("scenes", false),
                query.flag("refresh", false),
                query.flag("current", resume.isEmpty()),
                resume);
    }

    private static LogPosition position(String id) {
        return LogPosition.parse(id)
                .orElseThrow(() -> Problem.malformed("Last-Event-ID has not the form of an id of this stream")
                        .with("field", "lastEventId")
                        .exception());
    }
}
