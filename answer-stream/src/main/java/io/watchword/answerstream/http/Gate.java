package io.watchword.answerstream.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.access.Pass;
import io.watchword.answerstream.access.Who;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The one place that decides whether somebody may use an address, and of which camera: every address of
 * {@link Endpoints} is behind it. For one event loop.
 */
public final class Gate {
    private static final String OF_CAMERA = "/api/v1/cameras/:id";
    private static final String OF_ANSWER = "/api/v1/answers/*";
    private static final String PASS = "watchword.pass";

    private final Login login;
    private final Clients clients;
    private final Changes changes;

    /**
     * @param login who somebody is
     * @param clients how much each may ask for
     * @param changes is told what was changed
     */
    public Gate(Login login, Clients clients, Changes changes) {
        this.login = login;
        this.clients = clients;
        this.changes = changes;
    }

    /** The login that a request came in with; call behind the gate. */
    public static Pass pass(RoutingContext ctx) {
        Pass pass = ctx.get(PASS);
        if (pass == null) {
            throw new IllegalStateException(
                    "not behind the gate: " + ctx.request().path());
        }
        return pass;
    }

    /** Who sent a request; call behind the gate. */
    public static Who who(RoutingContext ctx) {
        return pass(ctx).who();
    }

    /** Completes if a request may go on to an address; fails with the problem otherwise. */
    Future<Void> enter(RoutingContext ctx, String path, Access access) {
        if (access.needed().isEmpty()) {
            clients.count(clients.address(ctx.request()));
            return Future.succeededFuture();
        }
        return login.pass(ctx).map(pass -> {
            clients.count(pass.who().id());
            require(ctx, path, access, pass.who());
            ctx.put(PASS, pass);
            return null;
        });
    }

    private static void require(RoutingContext ctx, String path, Access access, Who who) {
        if (!access.allows(who)) {
            throw Problem.forbidden("This needs the role "
                            + access.needed().map(role -> role.word()).orElse("")
                            + (who.isLimited() ? ", for every camera" : "") + ", but you are "
                            + who.role().word())
                    .exception();
        }
        if (path.startsWith(OF_CAMERA) && !who.sees(ctx.pathParam("id"))) {
            throw Problem.missing("camera", ctx.pathParam("id")).exception();
        }
        if (path.startsWith(OF_ANSWER) && !who.sees(cameraOfAnswer(ctx.request().path()))) {
            throw Problem.missing("answer", "").exception();
        }
    }

    private static String cameraOfAnswer(String path) {
        String id = path.substring(OF_ANSWER.length() - 1);
        try {
            return URLDecoder.decode(id, StandardCharsets.UTF_8).split("/", 2)[0];
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** A request was answered: what it changed is told. */
    void done(RoutingContext ctx, String action, Access access, Reply reply) {
        if (access.changes() && !isRead(ctx.request().method()) && reply.status() < 300) {
            String what = reply.headers().getOrDefault("Location", ctx.request().path());
            changes.made(who(ctx), action, what, clients.address(ctx.request()));
        }
    }

    private static boolean isRead(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }
}
