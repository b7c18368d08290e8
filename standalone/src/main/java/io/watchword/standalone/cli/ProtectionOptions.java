package io.watchword.standalone.cli;

import io.watchword.answerstream.http.ClientLimits;
import io.watchword.answerstream.login.OidcSettings;
import io.watchword.answerstream.stream.StreamLimits;
import io.watchword.standalone.Protection;
import io.watchword.standalone.UserException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about who may use what is served. Each can also be given by the environment variable it names. */
final class ProtectionOptions {
    @Option(
            names = "--admin-token-file",
            paramLabel = "FILE",
            description = "Ask for a login; the file's first line is the first admin's token. A missing file is made"
                    + " (WATCHWORD_ADMIN_TOKEN_FILE)")
    @Nullable
    Path adminTokenFile;

    @Option(
            names = "--oidc-issuer",
            paramLabel = "URL",
            description = "Take the tokens of this OpenID Connect provider as logins (WATCHWORD_OIDC_ISSUER)")
    @Nullable
    String oidcIssuer;

    @Option(
            names = "--oidc-audience",
            paramLabel = "NAME",
            description = "Whom its tokens must be meant for (WATCHWORD_OIDC_AUDIENCE; default watchword)")
    @Nullable
    String oidcAudience;

    @Option(
            names = "--oidc-roles-claim",
            paramLabel = "CLAIM",
            description = "Where its tokens have viewer, operator or admin, such as realm_access.roles"
                    + " (WATCHWORD_OIDC_ROLES_CLAIM; default roles)")
    @Nullable
    String oidcRolesClaim;

    @Option(
            names = "--oidc-cameras-claim",
            paramLabel = "CLAIM",
            description = "Where its tokens have the cameras that a viewer is limited to"
                    + " (WATCHWORD_OIDC_CAMERAS_CLAIM; default cameras)")
    @Nullable
    String oidcCamerasClaim;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "Serve https: certificate chain in PEM (WATCHWORD_TLS_CERT)")
    @Nullable
    Path tlsCert;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key in PEM (WATCHWORD_TLS_KEY)")
    @Nullable
    Path tlsKey;

    @Option(
            names = "--behind-proxy",
            description = "A proxy stands before it: believe X-Forwarded-For and X-Forwarded-Proto"
                    + " (WATCHWORD_BEHIND_PROXY)")
    @Nullable
    Boolean behindProxy;

    @Option(
            names = "--requests-per-client",
            paramLabel = "N",
            description = "Requests a second from one client (WATCHWORD_REQUESTS_PER_CLIENT; default 500)")
    @Nullable
    Integer requestsPerClient;

    @Option(
            names = "--streams-per-client",
            paramLabel = "N",
            description = "Streams at once of one client (WATCHWORD_STREAMS_PER_CLIENT; default 256)")
    @Nullable
    Integer streamsPerClient;

    @Option(
            names = "--connections-per-client",
            paramLabel = "N",
            description = "Connections at once of one address (WATCHWORD_CONNECTIONS_PER_CLIENT; default 1024)")
    @Nullable
    Integer connectionsPerClient;

    @Option(
            names = "--streams",
            paramLabel = "N",
            description = "Event streams at once (WATCHWORD_STREAMS; default 2000)")
    @Nullable
    Integer streams;

    Protection protection(Layers layers, ServerConfig file) {
        try {
            return new Protection(
                    layers.optionalPath("ADMIN_TOKEN_FILE", adminTokenFile, file.adminTokenFile()),
                    oidc(layers, file),
                    layers.optionalPath("TLS_CERT", tlsCert, file.tlsCert()),
                    layers.optionalPath("TLS_KEY", tlsKey, file.tlsKey()),
                    layers.flag("BEHIND_PROXY", behindProxy, file.behindProxy()),
                    clients(layers, file),
                    layers.number("STREAMS", streams, file.streams(), StreamLimits.USUAL.clients()));
        } catch (IllegalArgumentException e) {
            throw new UserException("--" + e.getMessage(), e);
        }
    }

    private @Nullable OidcSettings oidc(Layers layers, ServerConfig file) {
        String issuer = layers.optionalText("OIDC_ISSUER", oidcIssuer, file.oidcIssuer());
        if (issuer == null) {
            return null;
        }
        return new OidcSettings(
                issuer,
                layers.text("OIDC_AUDIENCE", oidcAudience, file.oidcAudience(), "watchword"),
                layers.text(
                        "OIDC_ROLES_CLAIM", oidcRolesClaim, file.oidcRolesClaim(), OidcSettings.DEFAULT_ROLES_CLAIM),
                layers.text(
                        "OIDC_CAMERAS_CLAIM",
                        oidcCamerasClaim,
                        file.oidcCamerasClaim(),
                        OidcSettings.DEFAULT_CAMERAS_CLAIM));
    }

    private ClientLimits clients(Layers layers, ServerConfig file) {
        ClientLimits usual = ClientLimits.USUAL;
        int requests =
                layers.number("REQUESTS_PER_CLIENT", requestsPerClient, file.requestsPerClient(), usual.requests());
        return new ClientLimits(
                requests,
                4 * requests,
                layers.number("STREAMS_PER_CLIENT", streamsPerClient, file.streamsPerClient(), usual.streams()),
                layers.number(
                        "CONNECTIONS_PER_CLIENT",
                        connectionsPerClient,
                        file.connectionsPerClient(),
                        usual.connections()),
                usual.refusedLogins());
    }
}
