package io.watchword.answerstream.api;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.watchword.answerstream.http.Problem;
import io.watchword.protocol.Ids;
import io.watchword.protocol.Trial;
import io.watchword.protocol.TrialResult;
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
import org.jspecify.annotations.Nullable;

/**
 * Has cameras tried by a process that can open them, over topics. Results are followed from the first trial on. On one
 * context.
 */
public final class CameraTrials {
    private static final Duration LONGEST = Duration.ofSeconds(9);
    private static final Duration CLOCKS_APART = Duration.ofSeconds(30);
    private static final int MOST = 8;

    private final Vertx vertx;
    private final KafkaBus bus;
    private final TopicWriter<Trial> trials;
    private final Map<String, Promise<TrialResult>> waiting = new HashMap<>();
    private @Nullable Future<TopicReader<TrialResult>> reader;

    /** Asks and listens on this bus. */
    public CameraTrials(Vertx vertx, KafkaBus bus) {
        this.vertx = vertx;
        this.bus = bus;
        this.trials = bus.writer(Topic.CAMERA_TRIALS);
    }

    /**
     * Has a camera tried.
     *
     * @param url one that is allowed
     * @return what came of it; fails with 503 if nobody answers in time or too many are being tried
     */
    Future<TrialResult> run(String url) {
        if (waiting.size() >= MOST) {
            return Future.failedFuture(Problem.busy("Too many cameras are being tried at once; try again soon")
                    .exception());
        }
        Trial trial = new Trial(Ids.random("trial"), url, Instant.now().plus(LONGEST));
        Promise<TrialResult> result = Promise.promise();
        waiting.put(trial.id(), result);
        long timer = vertx.setTimer(LONGEST.toMillis(), late -> result.tryFail(unanswered()));
        following().compose(following -> trials.write(trial)).onFailure(result::tryFail);
        return result.future().onComplete(done -> {
            vertx.cancelTimer(timer);
            waiting.remove(trial.id());
        });
    }

    private static Throwable unanswered() {
        return Problem.busy(
                        "No process that opens cameras answered within " + LONGEST.toSeconds() + " s; is one running?")
                .exception();
    }

    private Future<TopicReader<TrialResult>> following() {
        Future<TopicReader<TrialResult>> open = reader;
        if (open == null || open.failed()) {
            Instant from = Instant.now().minus(CLOCKS_APART);
            open = bus.read(Topic.CAMERA_TRIAL_RESULTS, new Start.Since(from), this::take);
            reader = open;
        }
        return open;
    }

    private Future<Void> take(List<Delivered<TrialResult>> batch) {
        for (Delivered<TrialResult> record : batch) {
            TrialResult result = record.value();
            Promise<TrialResult> asked = result == null ? null : waiting.get(result.trial());
            if (asked != null) {
                asked.tryComplete(result);
            }
        }
        return Future.succeededFuture();
    }

    /** Stops listening. */
    public Future<Void> close() {
        Future<TopicReader<TrialResult>> open = reader;
        return open == null
                ? Future.succeededFuture()
                : open.compose(TopicReader::close).otherwiseEmpty();
    }
}
