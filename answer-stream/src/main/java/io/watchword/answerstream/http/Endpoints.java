package io.watchword.answerstream.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import java.util.ArrayList;
import java.util.List;

/** Puts addresses on a router; a method that an address does not know is answered with those that it does. */
public final class Endpoints {
    private final Router router;
    private final Gate gate;
    private final List<String> described = new ArrayList<>();

    /** Adds to this router, all of it behind this gate. */
    public Endpoints(Router router, Gate gate) {
        this.router = router;
        this.gate = gate;
    }

    /** An address, such as {@code /api/v1/cameras/:id}. */
    public Endpoint at(String path) {
        return new Endpoint(path, path.replaceAll(":(\\w+)", "{$1}"));
    }

    /** Addresses that follow a pattern, and how they are described. */
    public Endpoint at(String pattern, String described) {
        return new Endpoint(pattern, described);
    }

    /** Under this path there is nothing else, whatever the method. */
    public void nothingElse(String path) {
        router.route(path).handler(ctx -> ctx.fail(Problem.noSuchPath().exception()));
    }

    /** Every method and address so far, such as {@code GET /api/v1/cameras/{id}}. */
    public List<String> described() {
        return List.copyOf(described);
    }

    /** One address. */
    public final class Endpoint {
        private final String path;
        private final String shown;
        private final List<String> methods = new ArrayList<>();

        private Endpoint(String path, String shown) {
            this.path = path;
            this.shown = shown;
        }

        /** Answers a method to whoever has access. */
        public Endpoint on(HttpMethod method, Access access, Action action) {
            return on(method, access, action, Action.PATIENCE);
        }

        /** The same where a reply may take longer, in seconds: less than an idle connection is kept. */
        public Endpoint on(HttpMethod method, Access access, Action action, long patience) {
            String described = method.name() + " " + shown;
            Action told = ctx -> action.reply(ctx).onSuccess(reply -> gate.done(ctx, described, access, reply));
            return handle(method, access, told.handler(patience));
        }

        /** Handles a method for whoever has access. */
        public Endpoint handle(HttpMethod method, Access access, Handler<RoutingContext> handler) {
            methods.add(method.name());
            described.add(method.name() + " " + shown);
            router.route(method, path).handler(ctx -> gate.enter(ctx, path, access)
                    .onSuccess(entered -> guarded(ctx, handler))
                    .onFailure(ctx::fail));
            return this;
        }

        private static void guarded(RoutingContext ctx, Handler<RoutingContext> handler) {
            try {
                handler.handle(ctx);
            } catch (RuntimeException e) {
                ctx.fail(e);
            }
        }

        /** Nothing else is possible here. */
        public void only() {
            String allowed = String.join(", ", methods);
            router.route(path)
                    .handler(ctx ->
                            ctx.fail(Problem.wrongMethod(ctx.request().method().name(), allowed)
                                    .exception()));
        }
    }
}
