package io.watchword.openquestions.endpoint;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.watchword.openquestions.model.NoReplyException;
import io.watchword.openquestions.model.NoReplyException.Cause;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One HTTP request whose response has a bound in bytes and in time: whoever drips is cut off as well. */
final class BoundedCall {
    /** Most bytes of a response. */
    static final int MOST = 256 << 10;

    /** What came back. */
    @SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
    record Response(int status, String type, Optional<Duration> retryAfter, byte[] body) {
        /** Whether it came as server-sent events. */
        boolean isStreamed() {
            return type.startsWith("text/event-stream");
        }
    }

    private final Vertx vertx;
    private final Supplier<NoReplyException> late;
    private final Promise<Response> done = Promise.promise();
    private @Nullable HttpClientRequest request;

    BoundedCall(Vertx vertx, Supplier<NoReplyException> late) {
        this.vertx = vertx;
        this.late = late;
    }

    Future<Response> send(HttpClient client, RequestOptions options, byte[] body, long withinMs) {
        long timer = vertx.setTimer(Math.max(1, withinMs), tooLate -> giveUp(late.get()));
        client.request(options)
                .compose(opened -> {
                    request = opened;
                    if (done.future().isComplete()) {
                        opened.reset();
                    }
                    return opened.send(Buffer.buffer(body));
                })
                .onSuccess(this::read)
                .onFailure(problem -> giveUp(unreachable()));
        return done.future().onComplete(ended -> vertx.cancelTimer(timer));
    }

    private void read(HttpClientResponse response) {
        Buffer read = Buffer.buffer();
        response.exceptionHandler(problem -> giveUp(unreachable()));
        response.endHandler(end -> done.tryComplete(new Response(
                response.statusCode(),
                String.valueOf(response.getHeader("Content-Type")).toLowerCase(Locale.ROOT),
                retryAfter(response.getHeader("Retry-After")),
                read.getBytes())));
        response.handler(chunk -> {
            if (read.length() + chunk.length() > MOST) {
                giveUp(new NoReplyException(
                        Cause.OVERSIZED, "the model's reply is longer than " + (MOST >> 10) + " KiB"));
            } else {
                read.appendBuffer(chunk);
            }
        });
    }

    private void giveUp(NoReplyException why) {
        if (done.tryFail(why) && request != null) {
            request.reset();
        }
    }

    private static NoReplyException unreachable() {
        return new NoReplyException(Cause.UNREACHABLE, "the model's endpoint can't be reached");
    }

    /** Seconds, or a date (RFC 9110, 10.2.3). */
    private static Optional<Duration> retryAfter(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            Duration asked = header.strip().matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(header.strip()))
                    : Duration.between(
                            Instant.now(),
                            ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return Optional.of(asked).filter(wait -> !wait.isNegative() && !wait.isZero());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
