package io.watchword.answerstream.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.watchword.protocol.Texts;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every request. Without a login, what keeps a web page someone visits from using this server is that
 * changes must be JSON, must not come from a foreign origin, and that a server bound to this machine answers under this
 * machine's names only (or a foreign name could be pointed at it).
 */
public final class Guard implements Handler<RoutingContext> {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self';"
            + " img-src 'self' blob: data:; connect-src 'self'; object-src 'none'; frame-ancestors 'none';"
            + " base-uri 'none'; form-action 'self'";

    private final boolean localOnly;

    /** Whether it is bound to this machine only. */
    public Guard(boolean localOnly) {
        this.localOnly = localOnly;
    }

    @Override
    public void handle(RoutingContext ctx) {
        protect(ctx.response());
        requireHost(ctx.request());
        if (!READING.contains(ctx.request().method())) {
            requireSameOrigin(ctx.request());
            requireJson(ctx.request());
        }
        ctx.next();
    }

    private static void protect(HttpServerResponse response) {
        response.putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    private void requireHost(HttpServerRequest request) {
        String host = host(request);
        if (localOnly && (host == null || !LOCAL.contains(name(host)))) {
            throw Problem.wrongHost(String.valueOf(host)).exception();
        }
    }

    // HTTP/2 has it in the request line
    private static @Nullable String host(HttpServerRequest request) {
        String host = request.getHeader("Host");
        return host != null || request.authority() == null
                ? host
                : request.authority().toString();
    }

    private static String name(String host) {
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > host.lastIndexOf(']') && host.indexOf(']') == host.lastIndexOf(']');
        return (hasPort ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }

    private static void requireSameOrigin(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        String site = request.getHeader("Sec-Fetch-Site");
        boolean foreign = origin != null && !origin.endsWith("://" + host(request));
        if (foreign || "cross-site".equals(site)) {
            throw Problem.forbidden("Changes from another web page's origin are refused: "
                            + Texts.clip(String.valueOf(origin), 80))
                    .exception();
        }
    }

    private static void requireJson(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        String length = request.getHeader("Content-Length");
        boolean hasBody = request.getHeader("Transfer-Encoding") != null || (length != null && !length.equals("0"));
        if (type == null ? hasBody : !isJson(type)) {
            throw Problem.wrongType().exception();
        }
    }

    private static boolean isJson(String type) {
        return type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }
}
