package io.watchword.standalone;

import io.watchword.answerstream.AnswerStreamSettings;
import io.watchword.answerstream.TlsSettings;
import io.watchword.answerstream.http.ClientLimits;
import io.watchword.answerstream.login.AdminTokenFile;
import io.watchword.answerstream.login.LoginSettings;
import io.watchword.answerstream.login.OidcSettings;
import io.watchword.answerstream.stream.StreamLimits;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What keeps strangers out of the HTTP interface, and everybody within bounds.
 *
 * @param adminTokenFile whose first line is the first admin's token; null for none
 * @param oidc the identity provider; null for none
 * @param tlsCert certificate in PEM; null for no TLS
 * @param tlsKey its key in PEM; null for no TLS
 * @param behindProxy whether a proxy says where requests come from
 * @param clients what each client may ask for
 * @param streams most event streams at once
 */
public record Protection(
        @Nullable Path adminTokenFile,
        @Nullable OidcSettings oidc,
        @Nullable Path tlsCert,
        @Nullable Path tlsKey,
        boolean behindProxy,
        ClientLimits clients,
        int streams) {
    private static final Logger LOG = LoggerFactory.getLogger(Protection.class);

    /** None, and the usual limits. */
    public static final Protection NONE =
            new Protection(null, null, null, null, false, ClientLimits.USUAL, StreamLimits.USUAL.clients());

    public Protection {
        if ((tlsCert == null) != (tlsKey == null)) {
            throw new UserException("--tls-cert and --tls-key belong together: give both");
        }
        if (streams < 1) {
            throw new UserException("--streams must be at least 1, but is " + streams);
        }
    }

    /** Whether whoever uses the interface must log in. */
    public boolean hasLogin() {
        return adminTokenFile != null || oidc != null;
    }

    /** Whether it is served under TLS. */
    public boolean isEncrypted() {
        return tlsCert != null;
    }

    /**
     * The settings with this protection. Reads files; makes the admin's token where its file is missing.
     *
     * @throws UserException if a file is in the way
     */
    AnswerStreamSettings applyTo(AnswerStreamSettings settings) {
        try {
            StreamLimits usual = settings.limits();
            StreamLimits limits = new StreamLimits(streams, usual.events(), usual.bytes(), usual.heartbeat());
            return settings.with(limits)
                    .with(new LoginSettings(adminHash(), oidc))
                    .with(tlsCert == null || tlsKey == null ? null : new TlsSettings(tlsCert, tlsKey))
                    .with(clients)
                    .behindProxy(behindProxy);
        } catch (IllegalArgumentException e) {
            throw new UserException("--" + e.getMessage(), e);
        }
    }

    private @Nullable String adminHash() {
        if (adminTokenFile == null) {
            return null;
        }
        AdminTokenFile.Found found = AdminTokenFile.open(adminTokenFile);
        if (found.made()) {
            LOG.info("A token for the first admin was made; it is in {}", adminTokenFile.toAbsolutePath());
        }
        return found.hash();
    }
}
