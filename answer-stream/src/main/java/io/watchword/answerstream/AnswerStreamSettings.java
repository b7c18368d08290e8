package io.watchword.answerstream;

import io.watchword.answerstream.http.ClientLimits;
import io.watchword.answerstream.login.LoginSettings;
import io.watchword.answerstream.stream.StreamLimits;
import io.watchword.protocol.CameraUrls;
import io.watchword.protocol.WebhookUrls;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Where and how the HTTP interface is served.
 *
 * @param host address or name to bind
 * @param port to listen on, 0 for any free one
 * @param urls which camera URLs are taken
 * @param insecure whether anyone who can reach it may use it: needed to bind anything but this machine without a login
 * @param limits of the event stream
 * @param login how people log in
 * @param tls what it is encrypted with; null for not at all
 * @param clients what each client may ask for
 * @param proxied whether a proxy stands before it, whose word is taken on where requests come from
 * @param webhooks which webhook URLs are taken
 */
public record AnswerStreamSettings(
        String host,
        int port,
        CameraUrls urls,
        boolean insecure,
        StreamLimits limits,
        LoginSettings login,
        @Nullable TlsSettings tls,
        ClientLimits clients,
        boolean proxied,
        WebhookUrls webhooks) {
    /** Bound where nothing else is said. */
    public static final String LOCAL = "127.0.0.1";

    public AnswerStreamSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host: give an address to bind, such as " + LOCAL);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: must be from 0 to 65535, but is " + port);
        }
    }

    /** With the usual limits, no login, not encrypted, and webhooks to other machines only. */
    public AnswerStreamSettings(String host, int port, CameraUrls urls, boolean insecure) {
        this(
                host,
                port,
                urls,
                insecure,
                StreamLimits.USUAL,
                LoginSettings.NONE,
                null,
                ClientLimits.USUAL,
                false,
                new WebhookUrls(false));
    }

    /** The same with these limits of the event stream. */
    public AnswerStreamSettings with(StreamLimits other) {
        return new AnswerStreamSettings(host, port, urls, insecure, other, login, tls, clients, proxied, webhooks);
    }

    /** The same with this login. */
    public AnswerStreamSettings with(LoginSettings other) {
        return new AnswerStreamSettings(host, port, urls, insecure, limits, other, tls, clients, proxied, webhooks);
    }

    /** The same, encrypted; or not, if null. */
    public AnswerStreamSettings with(@Nullable TlsSettings other) {
        return new AnswerStreamSettings(host, port, urls, insecure, limits, login, other, clients, proxied, webhooks);
    }

    /** The same with these limits of each client. */
    public AnswerStreamSettings with(ClientLimits other) {
        return new AnswerStreamSettings(host, port, urls, insecure, limits, login, tls, other, proxied, webhooks);
    }

    /** The same behind a proxy, or not. */
    public AnswerStreamSettings behindProxy(boolean is) {
        return new AnswerStreamSettings(host, port, urls, insecure, limits, login, tls, clients, is, webhooks);
    }

    /** The same with these webhooks. */
    public AnswerStreamSettings with(WebhookUrls other) {
        return new AnswerStreamSettings(host, port, urls, insecure, limits, login, tls, clients, proxied, other);
    }

    /**
     * Whether only this machine can reach it. Blocks to look the name up, if it is one.
     *
     * @throws IllegalArgumentException if the host is unknown
     */
    public boolean isLocal() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("host: there is no address for '" + host + "'", e);
        }
    }

    /**
     * Refuses to let strangers in unawares.
     *
     * @throws IllegalArgumentException saying what to do
     */
    public void requireSafe() {
        if (!isLocal() && !insecure && !login.isNeeded()) {
            throw new IllegalArgumentException("host: " + host
                    + " can be reached by others, and there is no login; anyone who can reach this machine could see the cameras: give --admin-token-file FILE or"
                    + " --oidc-issuer URL to have a login, bind 127.0.0.1, or say --insecure if something else keeps"
                    + " strangers out");
        }
    }
}
