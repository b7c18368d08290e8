package io.watchword.answerstream.login;

import org.jspecify.annotations.Nullable;

/**
 * As whom this server sends people to an identity provider to log in.
 *
 * @param id the client's id there; the ID tokens it gets are meant for it
 * @param secret of a confidential client; null for a public one
 */
public record OidcClient(String id, @Nullable String secret) {
    public OidcClient {
        if (id.isBlank()) {
            throw new IllegalArgumentException("oidc-client-id: is empty");
        }
    }

    @Override
    public String toString() {
        return "OidcClient[id=" + id + "]";
    }
}
