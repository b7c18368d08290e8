package io.watchword.answerstream.feedback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.history.LogPage;
import io.watchword.answerstream.history.LogPosition;
import io.watchword.protocol.Feedback;
import io.watchword.protocol.Frame;
import io.watchword.protocol.Json;
import io.watchword.protocol.kafka.Delivered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip file of feedback: {@code feedback.jsonl}, one line each, and the pictures beside it. Made and sent piece by
 * piece, as fast as it is read, so that it takes no more memory than a few pictures.
 */
final class FeedbackExport {
    /** Most that is exported, the newest. */
    static final int MOST = 10_000;

    private static final int AT_ONCE = 8;
    private static final String LINES = "feedback.jsonl";

    private final FeedbackLog log;

    FeedbackExport(FeedbackLog log) {
        this.log = log;
    }

    void send(RoutingContext ctx, Predicate<Feedback> wanted) {
        HttpServerResponse response = ctx.response()
                .setChunked(true)
                .putHeader("Content-Type", "application/zip")
                .putHeader("Content-Disposition", "attachment; filename=\"watchword-feedback.zip\"")
                .putHeader("Cache-Control", "no-store");
        new Sending(response, wanted)
                .next(Optional.empty())
                .onSuccess(done -> response.end())
                .onFailure(ctx::fail);
    }

    private final class Sending {
        private final HttpServerResponse response;
        private final Predicate<Feedback> wanted;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);
        private final StringBuilder lines = new StringBuilder();
        private final Set<String> named = new HashSet<>();
        private int sent;

        Sending(HttpServerResponse response, Predicate<Feedback> wanted) {
            this.response = response;
            this.wanted = wanted;
        }

        Future<Void> next(Optional<LogPosition> from) {
            if (response.closed()) {
                return Future.failedFuture(new IOException("the client has gone"));
            }
            return log.page(wanted, AT_ONCE, from).compose(page -> pack(page).compose(packed -> {
                boolean more = page.cursor().isPresent() && sent < MOST;
                return more ? next(page.cursor()) : finish();
            }));
        }

        private Future<Void> pack(LogPage<Feedback> page) {
            List<Feedback> said = page.records().stream()
                    .map(Delivered::value)
                    .filter(Objects::nonNull)
                    .toList();
            return log.pictures()
                    .look(look -> {
                        for (Feedback each : said) {
                            Feedback.Picture place = each.picture();
                            pack(
                                    each,
                                    place == null ? Optional.empty() : FeedbackLog.frame(look, each.answer(), place));
                        }
                        return null;
                    })
                    .compose(packed -> flush());
        }

        // on a worker, one piece at a time
        private void pack(Feedback said, Optional<Frame> frame) {
            ObjectNode line = FeedbackApi.item(said);
            line.remove("picture");
            frame.ifPresent(found -> {
                String name = name(said);
                line.put("picture", name);
                if (named.add(name)) {
                    entry(name, found.jpeg());
                }
            });
            lines.append(Json.text(line)).append('\n');
            sent++;
        }

        private String name(Feedback said) {
            return "pictures/" + said.answer().replace('/', '_') + ".jpg";
        }

        private void entry(String name, byte[] content) {
            try {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content);
                zip.closeEntry();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Future<Void> finish() {
            entry(LINES, lines.toString().getBytes(StandardCharsets.UTF_8));
            try {
                zip.finish();
            } catch (IOException e) {
                return Future.failedFuture(e);
            }
            return flush();
        }

        private Future<Void> flush() {
            Buffer piece = Buffer.buffer(bytes.toByteArray());
            bytes.reset();
            return piece.length() == 0 ? Future.succeededFuture() : response.write(piece);
        }
    }
}
