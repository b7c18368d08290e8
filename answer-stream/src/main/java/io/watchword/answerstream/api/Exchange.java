package io.watchword.answerstream.api;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.watchword.answerstream.http.Problem;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicReader;
import io.watchword.protocol.kafka.TopicWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks another process for something over a topic, and gets its answer over another. Answers are followed from the
 * first request on. On one context.
 *
 * @param <Q> what is asked
 * @param <A> what comes back
 */
final class Exchange<Q, A> {
    /** How long an answer is waited for where nothing else is said. */
    static final Duration LONGEST = Duration.ofSeconds(9);

    private static final Duration CLOCKS_APART = Duration.ofSeconds(30);
    private static final int MOST = 8;

    private final Vertx vertx;
    private final KafkaBus bus;
    private final TopicWriter<Q> requests;
    private final Topic<A> answers;
    private final Function<A, String> id;
    private final Map<String, Promise<A>> waiting = new HashMap<>();
    private @Nullable Future<TopicReader<A>> reader;

    /**
     * Asks and listens on this bus.
     *
     * @param id of the request that an answer answers
     */
    Exchange(Vertx vertx, KafkaBus bus, Topic<Q> requests, Topic<A> answers, Function<A, String> id) {
        this.vertx = vertx;
        this.bus = bus;
        this.requests = bus.writer(requests);
        this.answers = answers;
        this.id = id;
    }

    /**
     * Asks.
     *
     * @param requestId of the request
     * @param unanswered what to say if nobody answers in time
     * @return the answer; fails with 503 if there is none in time or too much is being asked at once
     */
    Future<A> ask(String requestId, Q request, String unanswered) {
        return ask(requestId, request, unanswered, LONGEST, Future.future(never -> {}));
    }

    /**
     * The same with another patience.
     *
     * @param ended completes when nobody waits for the answer any more
     */
    Future<A> ask(String requestId, Q request, String unanswered, Duration patience, Future<Void> ended) {
        if (waiting.size() >= MOST) {
            return Future.failedFuture(Problem.busy("Too many of these are being tried at once; try again soon")
                    .exception());
        }
        Promise<A> answer = Promise.promise();
        waiting.put(requestId, answer);
        long timer = vertx.setTimer(
                patience.toMillis(),
                late -> answer.tryFail(Problem.busy(unanswered).exception()));
        ended.onComplete(done -> answer.tryFail(Problem.busy(unanswered).exception()));
        following().compose(following -> requests.write(request)).onFailure(answer::tryFail);
        return answer.future().onComplete(done -> {
            vertx.cancelTimer(timer);
            waiting.remove(requestId);
        });
    }

    private Future<TopicReader<A>> following() {
        Future<TopicReader<A>> open = reader;
        if (open == null || open.failed()) {
            open = bus.read(answers, new Start.Since(Instant.now().minus(CLOCKS_APART)), this::take);
            reader = open;
        }
        return open;
    }

    private Future<Void> take(List<Delivered<A>> batch) {
        for (Delivered<A> record : batch) {
            A answer = record.value();
            Promise<A> asked = answer == null ? null : waiting.get(id.apply(answer));
            if (asked != null) {
                asked.tryComplete(answer);
            }
        }
        return Future.succeededFuture();
    }

    /** Stops listening. */
    Future<Void> close() {
        Future<TopicReader<A>> open = reader;
        return open == null
                ? Future.succeededFuture()
                : open.compose(TopicReader::close).otherwiseEmpty();
    }
}
