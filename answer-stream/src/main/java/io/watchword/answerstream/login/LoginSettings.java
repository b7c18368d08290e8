package io.watchword.answerstream.login;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How people log in.
 *
 * @param adminHash hash of the first admin's token, see {@link AdminTokenFile}; null for none
 * @param oidc the identity provider whose tokens are taken; null for none
 */
public record LoginSettings(@Nullable String adminHash, @Nullable OidcSettings oidc) {
    /** No login: whoever reaches the interface may do everything. */
    public static final LoginSettings NONE = new LoginSettings(null, null);

    /** Whether a login is needed. */
    public boolean isNeeded() {
        return adminHash != null || oidc != null;
    }

    /** What would work: {@code token}; {@code oidc}, a provider's token; {@code provider}, logging in there. */
    public List<String> ways() {
        List<String> ways = new ArrayList<>();
        if (isNeeded()) {
            ways.add("token");
        }
        if (oidc != null) {
            ways.add("oidc");
        }
        if (oidc != null && oidc.client() != null) {
            ways.add("provider");
        }
        return List.copyOf(ways);
    }

    /** The name of the provider that people can log in at; empty where there is none. */
    Optional<String> provider() {
        return oidc == null || oidc.client() == null ? Optional.empty() : Optional.of(oidc.host());
    }
}
