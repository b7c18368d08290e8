package io.watchword.answerstream.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A login at the provider that is under way. What is sent there, and what has to come back, follows from one secret
 * that only this browser has, so nothing is kept here and any process can end what another began.
 *
 * @param secret 256 random bits
 * @param begun when it was begun, in milliseconds since 1970
 * @param to where to go afterwards, on this server
 */
record LoginAttempt(String secret, long begun, String to) {
    /** Where to go if nothing else is said. */
    static final String HOME = "/";

    /** How the names of their cookies begin. */
    static final String COOKIES = "watchword-login-";

    private static final int NAMED = 12;
    private static final int LONGEST = 512;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** A new one; whoever is to be sent elsewhere than to this server's own pages goes home. */
    static LoginAttempt begin(String to) {
        return new LoginAttempt(TokenSecret.random(), Instant.now().toEpochMilli(), own(to));
    }

    /** The one whose cookie this is; empty if it is none. */
    static Optional<LoginAttempt> of(String cookie) {
        String[] parts = cookie.split("\\.", -1);
        if (parts.length != 3 || parts[0].isEmpty() || cookie.length() > 2 * LONGEST) {
            return Optional.empty();
        }
        try {
            String to = new String(Base64.getUrlDecoder().decode(parts[2]), StandardCharsets.UTF_8);
            return Optional.of(new LoginAttempt(parts[0], Long.parseLong(parts[1]), own(to)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    // "//host" and "/\host" are other servers to a browser
    private static String own(String to) {
        boolean own = to.length() <= LONGEST
                && to.startsWith("/")
                && !to.startsWith("//")
                && !to.startsWith(SessionCookie.ATTEMPT_PATH)
                && to.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
        return own ? to : HOME;
    }

    /** The cookie's name: each has its own, so that logins in several tabs don't end each other. */
    String cookieName() {
        return COOKIES + state().substring(0, NAMED);
    }

    /** The cookie's value. */
    String cookie() {
        return secret + "." + begun + "." + BASE64.encodeToString(to.getBytes(StandardCharsets.UTF_8));
    }

    /** Comes back with the code, so that it is of a login that this browser began. */
    String state() {
        return digest("state:" + secret);
    }

    /** Comes back in the ID token, so that it was given for this login. */
    String nonce() {
        return digest("nonce:" + secret);
    }

    /** Proves to the provider that who has the code began the login (RFC 7636). */
    String verifier() {
        return digest("verifier:" + secret);
    }

    /** What the provider checks the verifier by. */
    String challenge() {
        return digest(verifier());
    }

    /** Whether a state is this one's. */
    boolean isState(String given) {
        return MessageDigest.isEqual(state().getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(String text) {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
