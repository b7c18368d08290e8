package io.watchword.openquestions.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.watchword.openquestions.model.NoReplyException;
import io.watchword.openquestions.model.NoReplyException.Cause;
import io.watchword.process.config.EndpointSettings;
import io.watchword.protocol.Json;
import io.watchword.protocol.MissingSecretException;
import io.watchword.protocol.SecretReference;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An OpenAI-compatible endpoint for chats. Requests that fail for want of a server, of room there or of time are
 * repeated within the time that there is; after some failures in a row none is sent for a while. Replies are read up to
 * a bound, redirects not followed. For one event loop.
 */
final class ChatEndpoint {
    private static final int ATTEMPTS = 3;
    private static final int FAILURES = 5;
    private static final long REST_MS = 10_000;
    private static final long FIRST_PAUSE_MS = 250;
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private final Vertx vertx;
    private final EndpointSettings settings;
    private final Address address;
    private final EndpointMeters meters;
    private final HttpClient client;
    private final CircuitBreaker breaker;
    private long restUntil = System.nanoTime();
    private Optional<String> trouble = Optional.empty();

    ChatEndpoint(Vertx vertx, EndpointSettings settings, EndpointMeters meters) {
        this.vertx = vertx;
        this.settings = settings;
        this.address = Address.of(settings.url());
        this.meters = meters;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) Math.min(5_000, timeoutMs()))
                        .setMaxHeaderSize(16_384)
                        .setDecompressionSupported(false)
                        .setVerifyHost(true),
                new PoolOptions().setHttp1MaxSize(settings.atOnce()).setMaxWaitQueueSize(settings.atOnce()));
        this.breaker = CircuitBreaker.create(
                "watchword-model-" + settings.name(),
                vertx,
                new CircuitBreakerOptions()
                        .setMaxFailures(FAILURES)
                        .setTimeout(-1)
                        .setResetTimeout(REST_MS)
                        .setFailuresRollingWindow(10 * Math.max(10_000, timeoutMs())));
        breaker.<ChatReply>failurePolicy(ChatEndpoint::isOutage);
    }

    private long timeoutMs() {
        return Math.round(settings.timeout() * 1_000);
    }

    private static boolean isOutage(Future<ChatReply> done) {
        return done.failed()
                && !(done.cause() instanceof NoReplyException why && !why.kind().isOutage());
    }

    /** What the endpoint says to a request; fails with {@link NoReplyException}. */
    Future<ChatReply> complete(ObjectNode request) {
        if (isToldToRest()) {
            return Future.failedFuture(new NoReplyException(Cause.RESTING, restInWords()));
        }
        byte[] body = Json.write(request);
        long deadline = System.nanoTime() + timeoutMs() * 1_000_000;
        return breaker.execute(() -> attempt(body, deadline, 1))
                .recover(problem -> Future.failedFuture(reason(problem)))
                .onSuccess(reply -> trouble = Optional.empty())
                .onFailure(this::remember);
    }

    /** Whether a request now would be given up at once. */
    boolean isResting() {
        return isToldToRest() || breaker.state() == CircuitBreakerState.OPEN;
    }

    /** What is wrong with it, as far as is known; from any thread. */
    Optional<String> trouble() {
        return trouble;
    }

    private boolean isToldToRest() {
        return restUntil - System.nanoTime() > 0;
    }

    private String restInWords() {
        long seconds = Math.max(1, (restUntil - System.nanoTime()) / 1_000_000_000);
        return "the model's endpoint wants to be asked less; it is asked again in " + seconds + " s";
    }

    private void remember(Throwable problem) {
        if (problem instanceof NoReplyException why && (why.kind().isOutage() || why.kind() == Cause.REFUSED)) {
            trouble = Optional.of(why.reason());
        }
    }

    private NoReplyException reason(Throwable problem) {
        if (problem instanceof NoReplyException why) {
            return why;
        }
        return problem instanceof OpenCircuitException
                ? new NoReplyException(
                        Cause.RESTING,
                        "the model's endpoint is left alone for a while after failures in a row: "
                                + trouble.orElse("it can't be reached"))
                : new NoReplyException(Cause.UNREACHABLE, "the model's endpoint can't be reached");
    }

    private Future<ChatReply> attempt(byte[] body, long deadline, int nth) {
        long leftMs = (deadline - System.nanoTime()) / 1_000_000;
        if (leftMs <= 0) {
            return Future.failedFuture(late());
        }
        return key().compose(key -> post(body, key, leftMs))
                .onComplete(done -> meters.request(
                        done.succeeded() ? "ok" : reason(done.cause()).kind().tag()))
                .recover(problem -> again(reason(problem), body, deadline, nth));
    }

    private Future<Optional<String>> key() {
        String reference = settings.key();
        if (reference == null) {
            return Future.succeededFuture(Optional.empty());
        }
        return vertx.executeBlocking(() -> Optional.of(new SecretReference(reference).resolve(System::getenv)), false)
                .recover(problem -> Future.failedFuture(
                        problem instanceof MissingSecretException
                                ? new NoReplyException(Cause.REFUSED, String.valueOf(problem.getMessage()))
                                : problem));
    }

    private Future<ChatReply> again(NoReplyException problem, byte[] body, long deadline, int nth) {
        long pause = pauseMs(problem, nth);
        boolean inTime = System.nanoTime() + pause * 1_000_000 < deadline;
        boolean worthwhile = problem.kind().isOutage() && problem.kind() != Cause.LATE;
        if (!worthwhile || !inTime || nth == ATTEMPTS) {
            return Future.failedFuture(problem);
        }
        Promise<Void> waited = Promise.promise();
        vertx.setTimer(pause, done -> waited.complete());
        return waited.future().compose(done -> attempt(body, deadline, nth + 1));
    }

    // what was told to wait waits; everybody else twice as long each time, by chance, so that they don't come together
    private long pauseMs(NoReplyException problem, int nth) {
        long told = (restUntil - System.nanoTime()) / 1_000_000 + 1;
        if (problem.kind() == Cause.RATE_LIMITED && told > 1) {
            return told;
        }
        long full = FIRST_PAUSE_MS << nth;
        return full / 2 + ThreadLocalRandom.current().nextLong(full / 2);
    }

    private Future<ChatReply> post(byte[] body, Optional<String> key, long leftMs) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(address.host())
                .setPort(address.port())
                .setSsl(address.encrypted())
                .setURI(address.path())
                .setFollowRedirects(false)
                .putHeader("Content-Type", "application/json")
                .putHeader("Accept", "application/json")
                .putHeader("User-Agent", "watchword");
        key.ifPresent(secret -> options.putHeader("Authorization", "Bearer " + secret));
        BoundedCall call = new BoundedCall(vertx, this::late);
        return call.send(client, options, body, leftMs).map(this::judge);
    }

    private NoReplyException late() {
        return new NoReplyException(Cause.LATE, "the model did not answer within " + number(settings.timeout()) + " s");
    }

    private static String number(double seconds) {
        return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
    }

    private ChatReply judge(BoundedCall.Response response) {
        if (response.status() == 200) {
            JsonNode reply = ChatReply.tree(response);
            meters.used(reply.path("usage"));
            return ChatReply.of(reply);
        }
        if (response.status() == 429) {
            response.retryAfter().ifPresent(this::rest);
            throw new NoReplyException(Cause.RATE_LIMITED, "the model's endpoint wants to be asked less (HTTP 429)");
        }
        throw Failure.of(response.status(), response.body());
    }

    private void rest(Duration asked) {
        Duration taken = asked.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : asked;
        restUntil = System.nanoTime() + taken.toNanos();
    }

    Future<Void> close() {
        breaker.close();
        return client.close();
    }
}
