package io.watchword.answerstream.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The dashboard's files, from a folder on the class path. Kept in memory once asked for; the entity tag is a digest of
 * the content, so a browser asks again each time but loads only what is new.
 */
public final class Pages implements Action {
    private record Page(Buffer content, String type, String tag) {}

    private static final Pattern SAFE =
            Pattern.compile("/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private final String folder;
    private final Workers workers;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    /** Serves a folder of the class path. */
    public Pages(String folder, Workers workers) {
        this.folder = folder;
        this.workers = workers;
    }

    @Override
    public Future<Reply> reply(RoutingContext ctx) {
        String path = ctx.request().path();
        String file = path.equals("/") ? "/index.html" : path;
        if (!SAFE.matcher(file).matches() || file.contains("..") || !TYPES.containsKey(extension(file))) {
            throw Problem.noSuchPath().exception();
        }
        Page known = pages.get(file);
        Future<Page> page = known == null ? workers.run(() -> load(file)) : Future.succeededFuture(known);
        return page.map(found -> reply(ctx.request(), found));
    }

    private static Reply reply(HttpServerRequest request, Page page) {
        boolean unchanged = page.tag().equals(request.getHeader("If-None-Match"));
        Reply reply = unchanged ? new Reply(304, "", Buffer.buffer(), Map.of()) : Reply.of(page.type(), page.content());
        return reply.withHeader("ETag", page.tag()).withHeader("Cache-Control", "no-cache");
    }

    private Page load(String file) throws IOException {
        try (InputStream in = Pages.class.getClassLoader().getResourceAsStream(folder + file)) {
            if (in == null) {
                throw Problem.noSuchPath().exception();
            }
            byte[] content = in.readAllBytes();
            String type = Optional.ofNullable(TYPES.get(extension(file))).orElse("application/octet-stream");
            Page page = new Page(Buffer.buffer(content), type, '"' + digest(content) + '"');
            pages.put(file, page);
            return page;
        }
    }

    private static String extension(String file) {
        return file.substring(file.lastIndexOf('.') + 1);
    }

    private static String digest(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
