package io.watchword.answerstream.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.watchword.answerstream.access.Who;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts what each client asks for, and refuses what is too much. For one event loop. */
public final class Clients {
    private static final int MOST_REMEMBERED = 10_000;
    private static final double MINUTE_S = 60;

    private final ClientLimits limits;
    private final boolean proxied;
    private final LongSupplier nanos;
    private final Map<String, Bucket> requests = new Buckets();
    private final Map<String, Bucket> refusals = new Buckets();
    private final Map<String, Integer> streams = new HashMap<>();
    private final Map<String, Integer> connections = new HashMap<>();

    /**
     * @param proxied whether a proxy stands before the server and says whose requests it passes on
     * @param nanos a clock
     */
    public Clients(ClientLimits limits, boolean proxied, LongSupplier nanos) {
        this.limits = limits;
        this.proxied = proxied;
        this.nanos = nanos;
    }

    /** The network address a request comes from: behind a proxy, the one that the proxy names. */
    public String address(HttpServerRequest request) {
        String forwarded = proxied ? request.getHeader("X-Forwarded-For") : null;
        if (forwarded != null && !forwarded.isBlank()) {
            String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
            return last.length() > 64 ? last.substring(0, 64) : last;
        }
        return host(request.remoteAddress());
    }

    /** Whether the client reached this server, or the proxy before it, under TLS. */
    public boolean isEncrypted(HttpServerRequest request) {
        return request.isSSL() || (proxied && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")));
    }

    /**
     * Scheme, host and port under which the client reached this server, such as {@code https://cameras.example.org}.
     */
    public String origin(HttpServerRequest request) {
        return (isEncrypted(request) ? "https://" : "http://") + request.authority();
    }

    private static String host(@Nullable SocketAddress address) {
        String host = address == null ? null : address.hostAddress();
        return host == null ? "unknown" : host;
    }

    /** A request; fails with 429 if they come too fast. */
    public void count(String client) {
        Bucket bucket = requests.computeIfAbsent(client, id -> new Bucket(limits.burst(), nanos.getAsLong()));
        if (!bucket.take(limits.burst(), limits.requests(), nanos.getAsLong())) {
            throw Problem.tooFast("More than " + limits.requests() + " requests a second from this client", 1)
                    .exception();
        }
    }

    /** Somebody wants to log in; fails with 429 if too many logins from there were refused lately. */
    public void requirePatience(String address) {
        Bucket bucket = refusals.get(address);
        if (bucket != null && !bucket.has(limits.refusedLogins(), perMinute(), nanos.getAsLong())) {
            throw Problem.tooFast(
                            "Too many refused logins from this address", (int) (MINUTE_S / limits.refusedLogins()) + 1)
                    .exception();
        }
    }

    /** A login was refused. */
    public void refused(String address) {
        refusals.computeIfAbsent(address, id -> new Bucket(limits.refusedLogins(), nanos.getAsLong()))
                .take(limits.refusedLogins(), perMinute(), nanos.getAsLong());
    }

    private double perMinute() {
        return limits.refusedLogins() / MINUTE_S;
    }

    /**
     * A stream begins; fails with 429 if the client has too many.
     *
     * @return completes when the response has ended or its connection is closed
     */
    public Future<Void> stream(Who who, HttpServerResponse response) {
        if (streams.getOrDefault(who.id(), 0) >= limits.streams()) {
            throw Problem.tooFast("This client has " + limits.streams() + " streams open; close one", 2)
                    .exception();
        }
        streams.merge(who.id(), 1, Integer::sum);
        Promise<Void> ended = Promise.promise();
        response.closeHandler(closed -> ended.tryComplete()).endHandler(done -> ended.tryComplete());
        return ended.future().onComplete(done -> leave(streams, who.id()));
    }

    /** A connection opens: closed at once if its address has too many. */
    public void connection(HttpConnection connection) {
        String from = host(connection.remoteAddress());
        connection.closeHandler(closed -> leave(connections, from));
        if (connections.merge(from, 1, Integer::sum) > limits.connections()) {
            connection.close();
        }
    }

    private static void leave(Map<String, Integer> counts, String client) {
        counts.computeIfPresent(client, (id, count) -> count <= 1 ? null : count - 1);
    }

    private static final class Buckets extends LinkedHashMap<String, Bucket> {
        Buckets() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }

    private static final class Bucket {
        private double tokens;
        private long filledAt;

        Bucket(int size, long now) {
            tokens = size;
            filledAt = now;
        }

        boolean take(int size, double perSecond, long now) {
            boolean enough = has(size, perSecond, now);
            tokens -= enough ? 1 : 0;
            return enough;
        }

        boolean has(int size, double perSecond, long now) {
            tokens = Math.min(size, tokens + (now - filledAt) / 1e9 * perSecond);
            filledAt = now;
            return tokens >= 1;
        }
    }
}
