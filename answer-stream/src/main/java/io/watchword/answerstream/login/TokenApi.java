package io.watchword.answerstream.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Fields;
import io.watchword.answerstream.http.Problem;
import io.watchword.answerstream.http.Reply;
import io.watchword.answerstream.http.Requests;
import io.watchword.protocol.AccessToken;
import io.watchword.protocol.Ids;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Giving out tokens and withdrawing them. */
public final class TokenApi {
    private static final int LONGEST_DAYS = 3_650;
    private static final Fields FIELDS =
            Fields.none().texts("name", "role").textLists("cameras").numbers("expiresInDays");

    private final Tokens tokens;
    private final boolean loginNeeded;

    /** @param loginNeeded whether tokens are of any use */
    public TokenApi(Tokens tokens, boolean loginNeeded) {
        this.tokens = tokens;
        this.loginNeeded = loginNeeded;
    }

    /** Adds the addresses. */
    public void mount(Endpoints endpoints) {
        endpoints
                .at("/api/v1/tokens")
                .on(HttpMethod.GET, Access.ADMIN, this::list)
                .on(HttpMethod.POST, Access.ADMIN, this::create)
                .only();
        endpoints
                .at("/api/v1/tokens/:id")
                .on(HttpMethod.DELETE, Access.ADMIN, this::delete)
                .only();
    }

    private Future<Reply> list(RoutingContext ctx) {
        return Future.succeededFuture(
                Reply.ok(tokens.all().stream().map(this::view).toList()));
    }

    private Future<Reply> create(RoutingContext ctx) {
        ObjectNode body = Requests.object(ctx, FIELDS);
        if (!loginNeeded) {
            throw Problem.unavailable(
                            "This server has no login; start it with --admin-token-file FILE to give out tokens")
                    .exception();
        }
        String secret = TokenSecret.random();
        AccessToken token = token(body, secret);
        return tokens.add(token)
                .map(added -> Reply.created(
                        "/api/v1/tokens/" + token.id(), view(token).put("token", secret)));
    }

    private static AccessToken token(ObjectNode body, String secret) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode token = body.deepCopy();
        if (body.hasNonNull("expiresInDays")) {
            token.put(
                    "expiresAt",
                    now.plus(days(body.path("expiresInDays").asDouble())).toString());
        }
        token.remove("expiresInDays");
        token.put("id", Ids.random("token"));
        token.put("hash", TokenSecret.hash(secret));
        token.put("createdAt", now.toString());
        return Json.convert(token, AccessToken.class);
    }

    private static Duration days(double days) {
        if (!(days > 0 && days <= LONGEST_DAYS)) {
            throw new InvalidFieldException("expiresInDays", "must be more than 0 and at most " + LONGEST_DAYS);
        }
        return Duration.ofSeconds(Math.round(days * Duration.ofDays(1).toSeconds()));
    }

    private Future<Reply> delete(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        AccessToken token =
                tokens.get(id).orElseThrow(() -> Problem.missing("token", id).exception());
        return tokens.remove(token).map(removed -> Reply.nothing());
    }

    private ObjectNode view(AccessToken token) {
        ObjectNode view = (ObjectNode) Json.tree(token);
        view.remove("hash");
        view.set("cameras", Json.tree(token.cameras()));
        tokens.lastUsed(token.id())
                .ifPresent(at -> view.put(
                        "lastUsedAt", at.truncatedTo(ChronoUnit.SECONDS).toString()));
        return view;
    }
}
