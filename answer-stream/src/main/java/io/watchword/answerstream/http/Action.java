package io.watchword.answerstream.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/** Answers requests; what it throws or fails with becomes a {@link Problem}. Called on the event loop. */
@FunctionalInterface
public interface Action {
    /** Longest that a request may take where nothing else is said, in seconds. */
    long PATIENCE = 10;

    /** The reply. */
    Future<Reply> reply(RoutingContext ctx);

    /** This action as a handler. */
    default Handler<RoutingContext> handler() {
        return handler(PATIENCE);
    }

    /** The same with another patience, in seconds: less than an idle connection is kept. */
    default Handler<RoutingContext> handler(long patience) {
        return ctx -> reply(ctx)
                .timeout(patience, TimeUnit.SECONDS)
                .onSuccess(reply -> {
                    if (!ctx.response().closed() && !ctx.response().ended()) {
                        reply.send(ctx.response());
                    }
                })
                .onFailure(ctx::fail);
    }
}
