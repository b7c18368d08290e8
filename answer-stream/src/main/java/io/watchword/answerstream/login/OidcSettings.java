package io.watchword.answerstream.login;

import io.watchword.protocol.Texts;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect provider whose JSON Web Tokens are taken as logins.
 *
 * @param issuer its address: https, or http on this machine; {@code /.well-known/openid-configuration} is read below it
 * @param audience that a token must be meant for
 * @param rolesClaim where a token has its roles ({@code viewer}, {@code operator}, {@code admin}): a name, or several
 *     with dots between them for claims within claims
 * @param camerasClaim where a viewer's token has the ids of the cameras it is limited to
 * @param allByDefault whether a viewer whose token lacks that claim sees every camera; else it sees none
 * @param client as whom people are sent there to log in; null where they are not
 */
public record OidcSettings(
        String issuer,
        String audience,
        String rolesClaim,
        String camerasClaim,
        boolean allByDefault,
        @Nullable OidcClient client) {
    /** Where roles are looked for if nothing else is said. */
    public static final String DEFAULT_ROLES_CLAIM = "roles";

    /** Where cameras are looked for if nothing else is said. */
    public static final String DEFAULT_CAMERAS_CLAIM = "cameras";

    public OidcSettings {
        issuer = issuer.strip();
        requireSafe(issuer);
        require("oidc-audience", audience);
        require("oidc-roles-claim", rolesClaim);
        require("oidc-cameras-claim", camerasClaim);
    }

    /** A provider whose tokens are taken, where nobody is sent, and whose viewers are limited by the claim only. */
    public OidcSettings(String issuer, String audience, String rolesClaim, String camerasClaim) {
        this(issuer, audience, rolesClaim, camerasClaim, true, null);
    }

    /** The same where people are sent to log in. */
    public OidcSettings with(OidcClient toLogIn) {
        return new OidcSettings(issuer, audience, rolesClaim, camerasClaim, allByDefault, toLogIn);
    }

    /** The same with every viewer limited: one whose token lacks the claim sees no camera. */
    public OidcSettings limited() {
        return new OidcSettings(issuer, audience, rolesClaim, camerasClaim, false, client);
    }

    /** Its name to people: the host. */
    String host() {
        return String.valueOf(URI.create(issuer).getHost());
    }

    /**
     * Refuses addresses that others could read or change on the way.
     *
     * @throws IllegalArgumentException if it is neither https nor on this machine
     */
    static String requireSafe(String address) {
        try {
            URI uri = URI.create(address);
            boolean local = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
            if (uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && local))) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "oidc-issuer: must be an address like https://login.example.org/realms/home, but is '"
                        + Texts.clip(address, 200) + "'");
    }

    private static void require(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + ": is missing");
        }
    }
}
