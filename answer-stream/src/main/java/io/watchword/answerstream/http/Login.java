package io.watchword.answerstream.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Pass;

/** Finds out who sends a request. Called on the event loop. */
public interface Login {
    /** Whose request it is; fails with a 401 {@link ProblemException} that says how to log in. */
    Future<Pass> pass(RoutingContext ctx);
}
