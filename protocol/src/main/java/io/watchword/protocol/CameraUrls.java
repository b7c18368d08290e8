package io.watchword.protocol;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which camera URLs are taken: an allow-list of schemes, and no address through which a camera could reach what it
 * should not.
 *
 * @param allowLoopback whether cameras on this machine are allowed: so where only people on this machine can add them
 * @param allowLinkLocal whether link-local addresses, which cloud metadata services use, are allowed
 */
public record CameraUrls(boolean allowLoopback, boolean allowLinkLocal) {
    private static final Set<String> NETWORK = Set.of("rtsp", "rtsps", "rtmp", "rtmps", "http", "https", "srt");
    private static final Set<String> LOCAL = Set.of("file", "v4l2", "demo");
    private static final List<String> SHOWN =
            List.of("rtsp", "rtsps", "rtmp", "http", "https", "srt", "v4l2", "file", "demo");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(?:env|file):[^}]*}");
    private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}|0+(\\.0+){0,3}");
    private static final Pattern LINK_LOCAL_V4 = Pattern.compile("169\\.254(\\.\\d{1,3}){2}");
    private static final Pattern NUMERIC = Pattern.compile("(0x[0-9a-f]+|\\d+)(\\.(0x[0-9a-f]+|\\d+)){0,3}");
    private static final Pattern PLAIN_V4 = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

    /**
     * Returns the URL if it is allowed.
     *
     * @throws InvalidFieldException naming {@code url} and the remedy, never showing a password
     */
    public String require(String url) {
        String scheme = scheme(url);
        if (LOCAL.contains(scheme)) {
            return url;
        }
        if (!NETWORK.contains(scheme)) {
            throw invalid("can't open '" + Texts.clip(scheme, 20) + "' URLs; use one of " + String.join(", ", SHOWN));
        }
        requireHost(host(url));
        return url;
    }

    /** The scheme in lower case. */
    public static String scheme(String url) {
        int colon = url.indexOf(':');
        if (colon <= 0 || !url.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*")) {
            throw invalid("has no scheme; a camera URL looks like rtsp://user:password@192.168.1.20:554/stream1");
        }
        return url.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    private static String host(String url) {
        try {
            // references to secrets are not valid in a URI; they stand where a plain word would
            URI uri = new URI(REFERENCE.matcher(url).replaceAll("secret"));
            String authority = uri.getRawAuthority();
            if (uri.getHost() != null) {
                return uri.getHost().toLowerCase(Locale.ROOT);
            }
            if (authority == null) {
                throw invalid("has no host; a camera URL looks like rtsp://192.168.1.20:554/stream1");
            }
            throw invalid("has a host or port that can't be read; in a user name or password, write special"
                    + " characters as %40 (@), %3A (:), %2F (/)");
        } catch (URISyntaxException e) {
            throw invalid("is not a valid URL: " + e.getReason() + " at character " + e.getIndex()
                    + "; write a space as %20, and other special characters likewise: %40 (@), %25 (%)");
        }
    }

    private void requireHost(String host) {
        if (isUnusual(host)) {
            throw invalid("has an address in an unusual form; write it as four numbers, like 192.168.1.20");
        }
        if (!allowLoopback && isLoopback(host)) {
            throw invalid("points at this machine, which is not allowed; start with --allow-loopback-cameras if it is"
                    + " meant");
        }
        if (!allowLinkLocal && isLinkLocal(host)) {
            throw invalid("points at a link-local address, which is not allowed");
        }
    }

    static boolean isUnusual(String host) {
        return NUMERIC.matcher(host).matches() && !PLAIN_V4.matcher(host).matches();
    }

    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || LOOPBACK_V4.matcher(host).matches()
                || host.equals("[::1]")
                || host.equals("[::]")
                || host.startsWith("[::ffff:127.")
                || host.startsWith("[::ffff:7f");
    }

    static boolean isLinkLocal(String host) {
        return LINK_LOCAL_V4.matcher(host).matches()
                || host.startsWith("[fe8")
                || host.startsWith("[fe9")
                || host.startsWith("[fea")
                || host.startsWith("[feb")
                || host.startsWith("[::ffff:169.254.")
                || host.startsWith("[::ffff:a9fe")
                || host.startsWith("[fd00:ec2:")
                || host.equals("metadata.google.internal");
    }

    private static InvalidFieldException invalid(String problem) {
        return new InvalidFieldException("url", problem);
    }
}
