package io.watchword.answerstream.login;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/**
 * What an identity provider says of itself, in its discovery document.
 *
 * @param keys where its keys are
 * @param authorization where people log in; empty where it says none
 * @param token where a code is exchanged for tokens; empty where it says none
 * @param endSession where people log out; empty where there is none
 * @param takesSecretInHeader whether a client's secret may be sent by HTTP Basic authentication
 */
record OidcProvider(
        String keys,
        Optional<String> authorization,
        Optional<String> token,
        Optional<String> endSession,
        boolean takesSecretInHeader) {
    private static final String METHODS = "token_endpoint_auth_methods_supported";

    /** @throws IOException if it is another provider, or has an address that is not safe */
    static OidcProvider of(JsonNode document, String issuer) throws IOException {
        String name = document.path("issuer").asText();
        if (!name.equals(issuer)) {
            throw new IOException("it calls itself '" + name + "'; give that as issuer");
        }
        return new OidcProvider(
                OidcSettings.requireSafe(document.path("jwks_uri").asText()),
                address(document, "authorization_endpoint"),
                address(document, "token_endpoint"),
                address(document, "end_session_endpoint"),
                takesSecretInHeader(document.path(METHODS)));
    }

    private static Optional<String> address(JsonNode document, String name) {
        return Optional.of(document.path(name).asText())
                .filter(text -> !text.isEmpty())
                .map(OidcSettings::requireSafe);
    }

    // what says nothing takes it (OpenID Connect Discovery 1.0, 3)
    private static boolean takesSecretInHeader(JsonNode methods) {
        if (!methods.isArray()) {
            return true;
        }
        for (JsonNode method : methods) {
            if (method.asText().equals("client_secret_basic")) {
                return true;
            }
        }
        return false;
    }
}
