package io.watchword.answerstream.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.protocol.Ids;
import io.watchword.protocol.Trial;
import io.watchword.protocol.TrialResult;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Topic;
import java.time.Instant;

/** Has cameras tried by a process that can open them, over topics. On one context. */
public final class CameraTrials {
    private final Exchange<Trial, TrialResult> exchange;

    /** Asks and listens on this bus. */
    public CameraTrials(Vertx vertx, KafkaBus bus) {
        exchange = new Exchange<>(vertx, bus, Topic.CAMERA_TRIALS, Topic.CAMERA_TRIAL_RESULTS, TrialResult::trial);
    }

    /**
     * Has a camera tried.
     *
     * @param url one that is allowed
     * @return what came of it; fails with 503 if nobody answers in time or too many are being tried
     */
    Future<TrialResult> run(String url) {
        Trial trial = new Trial(Ids.random("trial"), url, Instant.now().plus(Exchange.LONGEST));
        return exchange.ask(
                trial.id(),
                trial,
                "No process that opens cameras answered within " + Exchange.LONGEST.toSeconds()
                        + " s; is one running?");
    }

    /** Stops listening. */
    public Future<Void> close() {
        return exchange.close();
    }
}
