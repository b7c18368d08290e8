package io.watchword.answerstream.login;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.access.Who;
import io.watchword.answerstream.http.Changes;
import io.watchword.answerstream.http.Clients;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Problem;
import io.watchword.answerstream.http.ProblemException;
import io.watchword.answerstream.http.Query;
import io.watchword.answerstream.http.Reply;
import io.watchword.protocol.AccessToken;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logging in at the identity provider: sends the browser there, and opens a session for whom the provider sends back
 * (OpenID Connect Core 1.0, authorization code flow, with PKCE). Whatever goes wrong, the browser ends on the page,
 * which says what.
 */
public final class OidcLoginApi {
    private static final Logger LOG = LoggerFactory.getLogger(OidcLoginApi.class);
    private static final String BEGIN = SessionCookie.ATTEMPT_PATH;
    private static final String END = BEGIN + "/callback";
    // less than what an action may take, so that the browser ends on the page
    private static final long PATIENCE_S = 9;
    private static final int MOST_ATTEMPTS = 5;
    private static final Set<String> NOBODY_THERE =
            Set.of("login_required", "interaction_required", "consent_required", "account_selection_required");

    private final @Nullable Oidc oidc;
    private final Tokens tokens;
    private final Clients clients;
    private final Changes changes;

    /** @param oidc the provider; null where there is none */
    public OidcLoginApi(@Nullable Oidc oidc, Tokens tokens, Clients clients, Changes changes) {
        this.oidc = oidc;
        this.tokens = tokens;
        this.clients = clients;
        this.changes = changes;
    }

    /** Adds the addresses. */
    public void mount(Endpoints endpoints) {
        endpoints.at(BEGIN).on(HttpMethod.GET, Access.OPEN, this::begin).only();
        endpoints.at(END).on(HttpMethod.GET, Access.OPEN, this::end).only();
    }

    private Oidc provider() {
        if (oidc == null || oidc.client().isEmpty()) {
            throw Problem.unavailable(
                            "Nobody can log in at a provider here: oidc-issuer and oidc-client-id are not set")
                    .exception();
        }
        return oidc;
    }

    private Future<Reply> begin(RoutingContext ctx) {
        Oidc provider = provider();
        Query query = Query.of(ctx, "to", "silent");
        LoginAttempt attempt = LoginAttempt.begin(query.text("to").orElse(LoginAttempt.HOME));
        boolean silent = query.flag("silent", false);
        return provider.authorization(attempt, address(ctx, END), silent)
                .map(address -> {
                    makeRoom(ctx);
                    ctx.response().addCookie(SessionCookie.of(attempt, isEncrypted(ctx)));
                    return Reply.redirect(address);
                })
                .timeout(PATIENCE_S, TimeUnit.SECONDS)
                .recover(problem -> Future.succeededFuture(back(ctx, attempt.to(), trouble(problem), problem)));
    }

    private Future<Reply> end(RoutingContext ctx) {
        Oidc provider = provider();
        String state = param(ctx.request(), "state");
        Optional<LoginAttempt> attempt =
                attempts(ctx).filter(each -> each.isState(state)).findFirst();
        String to = attempt.map(LoginAttempt::to).orElse(LoginAttempt.HOME);
        attempt.ifPresent(ended -> forget(ctx, ended));
        return logIn(ctx, provider, attempt)
                .timeout(PATIENCE_S, TimeUnit.SECONDS)
                .map(done -> Reply.redirect(to))
                .recover(problem -> Future.succeededFuture(back(ctx, to, trouble(problem), problem)));
    }

    /** Those that this browser began, oldest first. */
    private static Stream<LoginAttempt> attempts(RoutingContext ctx) {
        return ctx.request().cookies().stream()
                .filter(cookie -> cookie.getName().startsWith(LoginAttempt.COOKIES))
                .flatMap(cookie -> LoginAttempt.of(cookie.getValue()).stream())
                .sorted(Comparator.comparingLong(LoginAttempt::begun));
    }

    // a request's headers have room for so many only
    private void makeRoom(RoutingContext ctx) {
        List<LoginAttempt> begun = attempts(ctx).toList();
        begun.stream().limit(Math.max(0, begun.size() - MOST_ATTEMPTS + 1)).forEach(oldest -> forget(ctx, oldest));
    }

    private void forget(RoutingContext ctx, LoginAttempt attempt) {
        ctx.response().addCookie(SessionCookie.noMore(attempt, isEncrypted(ctx)));
    }

    private Future<Void> logIn(RoutingContext ctx, Oidc provider, Optional<LoginAttempt> known) {
        HttpServerRequest request = ctx.request();
        try {
            LoginAttempt attempt = known.orElseThrow(() ->
                    new LoginFailedException(LoginTrouble.EXPIRED, "the state is of no login that this browser began"));
            clients.requirePatience(clients.address(request));
            requireCode(request);
            return provider.logIn(attempt, param(request, "code"), address(ctx, END), param(request, "iss"))
                    .compose(opener -> open(ctx, opener));
        } catch (LoginFailedException | ProblemException e) {
            return Future.failedFuture(e);
        }
    }

    private static void requireCode(HttpServerRequest request) throws LoginFailedException {
        String error = param(request, "error");
        if (NOBODY_THERE.contains(error)) {
            throw new LoginFailedException(LoginTrouble.ENDED, error);
        }
        if (error.equals("access_denied")) {
            throw new LoginFailedException(LoginTrouble.DENIED, error);
        }
        if (!error.isEmpty()) {
            throw new LoginFailedException(
                    LoginTrouble.MISCONFIGURED,
                    "the provider says " + error + ": " + param(request, "error_description"));
        }
        if (param(request, "code").isEmpty()) {
            throw new LoginFailedException(LoginTrouble.REFUSED, "the provider sent no code");
        }
    }

    private static String param(HttpServerRequest request, String name) {
        String value = request.getParam(name);
        return value == null ? "" : value;
    }

    private Future<Void> open(RoutingContext ctx, Opener opener) {
        String secret = TokenSecret.random();
        return tokens.open(secret, opener).map(session -> {
            changes.made(who(session), "GET " + END, END, clients.address(ctx.request()));
            ctx.response().addCookie(SessionCookie.of(session, secret, isEncrypted(ctx)));
            return null;
        });
    }

    private static Who who(AccessToken session) {
        return new Who(session.id(), session.name(), session.role(), null, session.expiresAt());
    }

    private static LoginTrouble trouble(Throwable problem) {
        if (problem instanceof LoginFailedException failed) {
            return failed.trouble();
        }
        if (problem instanceof InvalidTokenException) {
            return LoginTrouble.REFUSED;
        }
        int status = problem instanceof ProblemException known ? known.problem().status() : 0;
        return switch (status) {
            case 403 -> LoginTrouble.NO_ROLE;
            case 429 -> LoginTrouble.TOO_MANY;
            default -> LoginTrouble.UNREACHABLE;
        };
    }

    private Reply back(RoutingContext ctx, String to, LoginTrouble trouble, Throwable problem) {
        String from = clients.address(ctx.request());
        if (trouble.isSuspicious()) {
            clients.refused(from);
        }
        LOG.atInfo()
                .addKeyValue("from", from)
                .addKeyValue("trouble", trouble.word())
                .log("A login at the provider came to nothing: {}", problem.getMessage());
        int hash = to.indexOf('#');
        String fragment = hash < 0 ? "" : to.substring(hash);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("login", trouble.word());
        return Reply.redirect(LoginAttempt.HOME + "?" + CodeExchange.encode(query) + fragment);
    }

    private boolean isEncrypted(RoutingContext ctx) {
        return clients.isEncrypted(ctx.request());
    }

    /** The whole address of a path here, as the browser has it. */
    private String address(RoutingContext ctx, String path) {
        return clients.origin(ctx.request()) + path;
    }
}
