package io.watchword.answerstream.login;

import io.watchword.protocol.AccessToken;
import io.watchword.protocol.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody logs in with: a token, the first admin's, or one of an identity provider.
 *
 * @param id of a token; {@code admin-} or {@code oidc-} and digits that tell whose it is for the others
 * @param name shown and audited
 * @param role what it allows
 * @param cameras that a viewer is limited to; null for all
 * @param expiresAt when it stops working; null for never
 */
record Opener(String id, String name, Role role, @Nullable List<String> cameras, @Nullable Instant expiresAt) {
    private static final String ADMIN = "admin-";
    private static final String OIDC = "oidc-";
    private static final int DIGITS = 16;

    static Opener of(AccessToken token) {
        return new Opener(token.id(), token.name(), token.role(), token.cameras(), token.expiresAt());
    }

    /** The first admin, whose id changes with the token: sessions don't outlive it. */
    static Opener admin(String hash) {
        return new Opener(adminId(hash), "admin", Role.ADMIN, null, null);
    }

    static String adminId(String hash) {
        return ADMIN + hash.substring(0, DIGITS);
    }

    /** Whom a provider knows, with the provider in the id: sessions don't outlive its being the one that is asked. */
    static Opener oidc(
            String issuer,
            String subject,
            String name,
            Role role,
            @Nullable List<String> cameras,
            @Nullable Instant expiresAt) {
        String id = of(issuer) + TokenSecret.hash(subject).substring(0, DIGITS);
        return new Opener(id, name, role, cameras, expiresAt);
    }

    private static String of(String issuer) {
        return OIDC + TokenSecret.hash(issuer).substring(0, DIGITS) + "-";
    }

    static boolean isOidc(String id, String issuer) {
        return id.startsWith(of(issuer));
    }

    static boolean isOidc(String id) {
        return id.startsWith(OIDC);
    }
}
