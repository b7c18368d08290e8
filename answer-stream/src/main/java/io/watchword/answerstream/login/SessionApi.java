package io.watchword.answerstream.login;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.access.Who;
import io.watchword.answerstream.http.Changes;
import io.watchword.answerstream.http.Clients;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Fields;
import io.watchword.answerstream.http.Gate;
import io.watchword.answerstream.http.Problem;
import io.watchword.answerstream.http.Reply;
import io.watchword.answerstream.http.Requests;
import io.watchword.protocol.AccessToken;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import io.watchword.protocol.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Logging in and out with a browser, and who one is. */
public final class SessionApi {
    private static final Fields FIELDS = Fields.none().texts("token");

    private final Logins logins;
    private final Tokens tokens;
    private final @Nullable Oidc oidc;
    private final Clients clients;
    private final Changes changes;

    /**
     * Opens sessions for who is recognised.
     *
     * @param oidc the identity provider; null where there is none
     */
    public SessionApi(Logins logins, Tokens tokens, @Nullable Oidc oidc, Clients clients, Changes changes) {
        this.logins = logins;
        this.tokens = tokens;
        this.oidc = oidc;
        this.clients = clients;
        this.changes = changes;
    }

    /** Adds the addresses. */
    public void mount(Endpoints endpoints) {
        endpoints
                .at("/api/v1/session")
                .on(HttpMethod.POST, Access.OPEN, this::open)
                .on(HttpMethod.DELETE, Access.OPEN, this::close)
                .only();
        endpoints.at("/api/v1/me").on(HttpMethod.GET, Access.VIEWER, this::me).only();
    }

    private Future<Reply> open(RoutingContext ctx) {
        if (logins.ways().isEmpty()) {
            throw Problem.unavailable("This server has no login; everybody who reaches it may use it")
                    .exception();
        }
        String token = Requests.object(ctx, FIELDS).path("token").asText("");
        if (token.isBlank()) {
            throw new InvalidFieldException("token", "is missing or empty");
        }
        String address = clients.address(ctx.request());
        String secret = TokenSecret.random();
        return logins.opener(token.strip(), address)
                .compose(opener -> tokens.open(secret, opener))
                .map(session -> {
                    changes.made(who(session), "POST /api/v1/session", "/api/v1/session", address);
                    return Reply.ok(view(session.name(), session.role(), session.cameras(), session.expiresAt()))
                            .withHeader(
                                    "Set-Cookie",
                                    SessionCookie.of(session, secret, isEncrypted(ctx))
                                            .encode());
                });
    }

    private Future<Reply> close(RoutingContext ctx) {
        Optional<AccessToken> session = logins.session(ctx);
        Future<Void> ended = session.map(tokens::end).orElseGet(Future::succeededFuture);
        boolean atProvider = session.filter(each -> logins.isOidc(String.valueOf(each.parent())))
                .isPresent();
        return ended.compose(done -> atProvider ? endSession(ctx) : Future.succeededFuture(Optional.<String>empty()))
                .map(SessionApi::left)
                .map(reply -> reply.withHeader(
                        "Set-Cookie", SessionCookie.none(isEncrypted(ctx)).encode()));
    }

    private static Reply left(Optional<String> endSession) {
        return endSession
                .map(address -> Reply.ok(JsonNodeFactory.instance.objectNode().put("endSession", address)))
                .orElseGet(Reply::nothing);
    }

    private Future<Optional<String>> endSession(RoutingContext ctx) {
        return oidc == null
                ? Future.succeededFuture(Optional.empty())
                : oidc.endSession(clients.origin(ctx.request()) + LoginAttempt.HOME);
    }

    private boolean isEncrypted(RoutingContext ctx) {
        return clients.isEncrypted(ctx.request());
    }

    private static Who who(AccessToken session) {
        return new Who(session.id(), session.name(), session.role(), null, session.expiresAt());
    }

    private Future<Reply> me(RoutingContext ctx) {
        Who who = Gate.who(ctx);
        List<String> cameras =
                who.limit().map(all -> all.stream().sorted().toList()).orElse(null);
        ObjectNode view = view(who.name(), who.role(), cameras, who.expiresAt());
        view.put("login", logins.ways().isEmpty() ? "none" : logins.isOidc(who.id()) ? "oidc" : "token");
        return Future.succeededFuture(Reply.ok(view));
    }

    private static ObjectNode view(
            String name, Role role, @Nullable List<String> cameras, @Nullable Instant expiresAt) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("name", name).put("role", role.word());
        view.set("cameras", Json.tree(cameras));
        if (expiresAt != null) {
            view.put("expiresAt", expiresAt.toString());
        }
        return view;
    }
}
