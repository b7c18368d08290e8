package io.watchword.protocol;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Which addresses webhooks may have: http or https, and nothing through which they could reach what only this machine
 * should. Names are checked again for what they stand for when something is sent.
 *
 * @param allowLoopback whether this machine may be addressed
 */
public record WebhookUrls(boolean allowLoopback) {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /**
     * The URL taken apart, if it is allowed.
     *
     * @throws InvalidFieldException naming {@code url} and the remedy, never showing a password
     */
    public URI require(String url) {
        URI uri = parse(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            throw invalid("must be an http or https URL, like https://example.org/watchword");
        }
        if (uri.getHost() == null) {
            throw invalid("has no host that can be read; a webhook looks like https://example.org/watchword");
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (CameraUrls.isUnusual(host)) {
            throw invalid("has an address in an unusual form; write it as four numbers, like 192.168.1.20");
        }
        if (CameraUrls.isLinkLocal(host) || (!allowLoopback && CameraUrls.isLoopback(host))) {
            throw forbidden();
        }
        return uri;
    }

    /**
     * What a webhook's name stands for, if it is allowed.
     *
     * @throws InvalidFieldException naming {@code url} and the remedy
     */
    public InetAddress require(InetAddress address) {
        boolean loopback = address.isLoopbackAddress() || address.isAnyLocalAddress();
        if (address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || isMetadata(address)
                || (loopback && !allowLoopback)) {
            throw forbidden();
        }
        return address;
    }

    // fd00:ec2::254, where a cloud's metadata are served over IPv6
    private static boolean isMetadata(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address
                && bytes[0] == (byte) 0xfd
                && bytes[1] == 0
                && bytes[2] == 0x0e
                && bytes[3] == (byte) 0xc2;
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw invalid("is not a valid URL: " + e.getReason() + " at character " + e.getIndex());
        }
    }

    private static InvalidFieldException forbidden() {
        return invalid("points at this machine or a link-local address, which is not allowed; start with"
                + " --allow-loopback-webhooks if this machine is meant");
    }

    private static InvalidFieldException invalid(String problem) {
        return new InvalidFieldException("url", problem);
    }
}
