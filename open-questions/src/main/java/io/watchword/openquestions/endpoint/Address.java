package io.watchword.openquestions.endpoint;

import java.net.URI;

/**
 * Where an endpoint takes chats.
 *
 * @param host name
 * @param port number
 * @param encrypted whether it is https
 * @param path of the request
 */
record Address(String host, int port, boolean encrypted, String path) {
    private static final String CHATS = "/chat/completions";

    /** Of a configured URL up to {@code /v1}. */
    static Address of(String url) {
        URI uri = URI.create(url);
        boolean encrypted = "https".equalsIgnoreCase(uri.getScheme());
        int usual = encrypted ? 443 : 80;
        String base = uri.getRawPath() == null ? "" : uri.getRawPath();
        return new Address(uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort(), encrypted, base + CHATS);
    }
}
