package io.watchword.answerstream.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/** Puts addresses on a router; a method that an address does not know is answered with those that it does. */
public final class Endpoints {
    private final Router router;
    private final List<String> described = new ArrayList<>();

    /** Adds to this router. */
    public Endpoints(Router router) {
        this.router = router;
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

        /** Answers a method. */
        public Endpoint on(HttpMethod method, Action action) {
            return handle(method, action.handler());
        }

        /** Handles a method. */
        public Endpoint handle(HttpMethod method, Handler<RoutingContext> handler) {
            methods.add(method.name());
            described.add(method.name() + " " + shown);
            router.route(method, path).handler(handler);
            return this;
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
