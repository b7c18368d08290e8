package io.watchword.ingest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cameras on the network. */
final class NetworkSources {
    private static final Pattern PARTS =
            Pattern.compile("[A-Za-z0-9+.-]+://((?:[^/?#]*)@)?(\\[[^\\]]+]|[^:/?#]+)(?::(\\d*))?([^?#]*)(\\?[^#]*)?.*");
    private static final Map<String, String> PORTS = Map.of(
            "rtsp", "554", "rtsps", "322", "rtmp", "1935", "rtmps", "443", "http", "80", "https", "443", "srt", "9000");

    private static final Pattern LISTENING = Pattern.compile("(?i)[?&]mode=(?!caller(&|$))");

    private final IngestSettings settings;
    private final Lookup lookup;

    NetworkSources(IngestSettings settings, Lookup lookup) {
        this.settings = settings;
        this.lookup = lookup;
    }

    /** Finds the addresses of a host; blocks. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    Source of(String scheme, SecretReferences.Resolved resolved) throws MediaException {
        Matcher parts = PARTS.matcher(resolved.url());
        if (!parts.matches()) {
            throw new MediaException(
                    MediaError.BAD_URL, "url: has no host; it looks like rtsp://192.168.1.20:554/stream1");
        }
        String host = parts.group(2);
        String port = parts.group(3) == null || parts.group(3).isEmpty() ? PORTS.get(scheme) : parts.group(3);
        requireCaller(scheme, parts.group(5));
        requireAddress(host);
        return new Source(
                resolved.url(),
                host + ":" + port,
                parts.group(4).isEmpty() ? "/" : parts.group(4),
                parts.group(1) != null,
                null,
                options(scheme, parts.group(5)),
                pace(scheme),
                resolved.secrets());
    }

    private static Source.Pace pace(String scheme) {
        return scheme.startsWith("http") ? new Source.Pace.Web() : new Source.Pace.Live();
    }

    private Map<String, String> options(String scheme, @Nullable String query) {
        Map<String, String> options = new HashMap<>(Sources.limits(scheme));
        String micros = Long.toString(settings.patience().openWithin().toNanos() / 1000);
        if (scheme.startsWith("rtsp")) {
            if (!asksForUdp(query)) {
                options.put("rtsp_transport", "tcp");
            }
            options.put("timeout", micros);
        }
        options.put("analyzeduration", "2000000");
        options.put("fpsprobesize", "0");
        return options;
    }

    // otherwise a URL could make this process listen for anybody
    private static void requireCaller(String scheme, @Nullable String query) throws MediaException {
        if (scheme.equals("srt") && query != null && LISTENING.matcher(query).find()) {
            throw new MediaException(
                    MediaError.BAD_URL,
                    "url: Watchword calls SRT cameras; leave mode out of the URL, or write mode=caller");
        }
    }

    private static boolean asksForUdp(@Nullable String query) {
        return query != null && List.of(query.substring(1).split("&")).contains("udp");
    }

    // the name was checked when the camera was added; what it means is known only now
    private void requireAddress(String host) throws MediaException {
        for (InetAddress address : resolve(host)) {
            boolean here = address.isLoopbackAddress() || address.isAnyLocalAddress();
            if ((here && !settings.urls().allowLoopback())
                    || (address.isLinkLocalAddress() && !settings.urls().allowLinkLocal())) {
                throw new MediaException(
                        MediaError.BAD_URL, "The name " + host + " leads to an address that cameras may not have");
            }
        }
    }

    private InetAddress[] resolve(String host) throws MediaException {
        try {
            return lookup.addresses(host);
        } catch (UnknownHostException e) {
            throw new MediaException(
                    MediaError.HOST_UNKNOWN,
                    "The host " + host + " is not known; is its name spelled right, and does the DNS know it?");
        }
    }
}
