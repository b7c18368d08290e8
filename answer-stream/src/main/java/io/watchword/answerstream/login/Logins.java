package io.watchword.answerstream.login;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Pass;
import io.watchword.answerstream.access.Who;
import io.watchword.answerstream.http.Clients;
import io.watchword.answerstream.http.Login;
import io.watchword.answerstream.http.Problem;
import io.watchword.answerstream.http.ProblemException;
import io.watchword.protocol.AccessToken;
import io.watchword.protocol.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognises whoever sends a token or comes with a session's cookie. */
public final class Logins implements Login {
    /** The session's cookie. */
    static final String COOKIE = "watchword-session";

    private static final String BEARER = "bearer ";
    private static final int LONGEST = 8_192;

    private final LoginSettings settings;
    private final Tokens tokens;
    private final @Nullable Oidc oidc;
    private final Clients clients;

    /**
     * @param oidc verifies an identity provider's tokens; null where there is none
     * @param clients how often somebody may be wrong
     */
    public Logins(LoginSettings settings, Tokens tokens, @Nullable Oidc oidc, Clients clients) {
        this.settings = settings;
        this.tokens = tokens;
        this.oidc = oidc;
        this.clients = clients;
    }

    /** What would work. */
    List<String> ways() {
        return settings.ways();
    }

    @Override
    public Future<Pass> pass(RoutingContext ctx) {
        String address = clients.address(ctx.request());
        if (!settings.isNeeded()) {
            return Future.succeededFuture(new Pass(Who.anyone(address), () -> true));
        }
        String bearer = bearer(ctx);
        if (bearer != null) {
            return opener(bearer, address).map(this::pass);
        }
        return Future.succeededFuture(session(ctx)
                .map(this::passOfSession)
                .orElseThrow(() -> refusal("Send a token as Authorization: Bearer …, or log in at /api/v1/session")));
    }

    private static @Nullable String bearer(RoutingContext ctx) {
        String header = ctx.request().getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        return header.substring(BEARER.length()).strip();
    }

    /** What somebody holds who sends this; fails with 401, and with 429 who has been wrong too often. */
    Future<Opener> opener(String secret, String address) {
        Optional<Opener> known = known(secret);
        if (known.isPresent()) {
            return Future.succeededFuture(known.get());
        }
        if (oidc == null || !Oidc.hasForm(secret) || secret.length() > LONGEST) {
            return Future.failedFuture(wrong("This token is not known, or it has expired", address));
        }
        clients.count(address);
        return oidc.opener(secret)
                .recover(problem -> Future.failedFuture(
                        problem instanceof InvalidTokenException ? wrong(problem.getMessage(), address) : problem));
    }

    private Optional<Opener> known(String secret) {
        String hash = settings.adminHash();
        if (hash != null && hash.equals(TokenSecret.hash(secret))) {
            return Optional.of(Opener.admin(hash));
        }
        return tokens.find(secret).filter(token -> token.parent() == null).map(Opener::of);
    }

    private ProblemException wrong(@Nullable String detail, String address) {
        clients.requirePatience(address);
        clients.refused(address);
        return refusal(String.valueOf(detail));
    }

    private ProblemException refusal(String detail) {
        Problem problem = Problem.notLoggedIn(detail, ways());
        return settings.provider()
                .map(name -> problem.with("provider", name))
                .orElse(problem)
                .exception();
    }

    private Pass pass(Opener opener) {
        Who who = new Who(opener.id(), opener.name(), opener.role(), set(opener.cameras()), opener.expiresAt());
        return new Pass(who, () -> stands(opener.id()));
    }

    /** The session that a request comes with, if it stands. */
    Optional<AccessToken> session(RoutingContext ctx) {
        Cookie cookie = ctx.request().getCookie(COOKIE);
        return Optional.ofNullable(cookie)
                .map(Cookie::getValue)
                .filter(secret -> secret.length() <= LONGEST)
                .flatMap(tokens::find)
                .filter(this::isOpen);
    }

    private Pass passOfSession(AccessToken session) {
        String parent = String.valueOf(session.parent());
        Who who = new Who(parent, session.name(), session.role(), set(session.cameras()), session.expiresAt());
        return new Pass(who, () -> tokens.stands(session) && isOpen(session));
    }

    private boolean isOpen(AccessToken session) {
        return session.parent() != null && stands(session.parent()) && !seesTooMuch(session);
    }

    /** Of a viewer whose token named no cameras when that still meant all. */
    private boolean seesTooMuch(AccessToken session) {
        OidcSettings provider = settings.oidc();
        return provider != null
                && !provider.allByDefault()
                && session.cameras() == null
                && session.role() == Role.VIEWER
                && isOidc(String.valueOf(session.parent()));
    }

    /** Whether it is somebody's whom the identity provider knows. */
    boolean isOidc(String id) {
        OidcSettings provider = settings.oidc();
        return provider != null && Opener.isOidc(id, provider.issuer());
    }

    private boolean stands(String id) {
        String hash = settings.adminHash();
        return (hash != null && id.equals(Opener.adminId(hash)))
                || isOidc(id)
                || tokens.get(id).filter(token -> token.lasts(Instant.now())).isPresent();
    }

    private static @Nullable Set<String> set(@Nullable List<String> cameras) {
        return cameras == null ? null : Set.copyOf(cameras);
    }
}
