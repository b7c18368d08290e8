package io.watchword.answerstream.login;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.watchword.protocol.AccessToken;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The cookies of logins. Scripts don't see them; under TLS they are never sent without it. */
final class SessionCookie {
    /** The addresses that cookies of logins under way are sent to. */
    static final String ATTEMPT_PATH = "/login/oidc";

    private static final Duration ATTEMPT_LASTS = Duration.ofMinutes(10);

    private SessionCookie() {}

    /** Of a session. */
    static Cookie of(AccessToken session, String secret, boolean encrypted) {
        return session(secret, session.expiresAt(), encrypted);
    }

    /** Ends it. */
    static Cookie none(boolean encrypted) {
        return session("", Instant.EPOCH, encrypted);
    }

    private static Cookie session(String value, @Nullable Instant expiresAt, boolean encrypted) {
        long seconds = expiresAt == null
                ? 0
                : Math.max(0, Duration.between(Instant.now(), expiresAt).toSeconds());
        return cookie(Logins.COOKIE, value, encrypted)
                .setSameSite(CookieSameSite.STRICT)
                .setPath("/")
                .setMaxAge(seconds);
    }

    /** Of a login that begins. It has to come along when the provider sends the browser back: Strict would not. */
    static Cookie of(LoginAttempt attempt, boolean encrypted) {
        return attempt(attempt, attempt.cookie(), ATTEMPT_LASTS.toSeconds(), encrypted);
    }

    /** Ends it. */
    static Cookie noMore(LoginAttempt attempt, boolean encrypted) {
        return attempt(attempt, "", 0, encrypted);
    }

    private static Cookie attempt(LoginAttempt attempt, String value, long seconds, boolean encrypted) {
        return cookie(attempt.cookieName(), value, encrypted)
                .setSameSite(CookieSameSite.LAX)
                .setPath(ATTEMPT_PATH)
                .setMaxAge(seconds);
    }

    private static Cookie cookie(String name, String value, boolean encrypted) {
        return Cookie.cookie(name, value).setHttpOnly(true).setSecure(encrypted);
    }
}
