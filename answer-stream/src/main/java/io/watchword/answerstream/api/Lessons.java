package io.watchword.answerstream.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has what classifiers tell learned, and again whenever it changes: one lesson at a time, and another after it where
 * something has changed meanwhile, so that what is learned last is what is so. On one context.
 */
final class Lessons {
    private static final Logger LOG = LoggerFactory.getLogger(Lessons.class);

    private final Vertx vertx;
    private final long retryMs;
    private final Supplier<Future<?>> lesson;
    private boolean underWay;
    private boolean outdated;

    /**
     * @param retryMs after which one that failed is tried again
     * @param lesson learns what is so when it begins
     */
    Lessons(Vertx vertx, long retryMs, Supplier<Future<?>> lesson) {
        this.vertx = vertx;
        this.retryMs = retryMs;
        this.lesson = lesson;
    }

    /** The first one, which is not tried again; completes with it. */
    Future<Void> begin() {
        return learn().onComplete(done -> ended()).mapEmpty();
    }

    /** Something has changed. */
    void changed() {
        outdated = true;
        if (!underWay) {
            next();
        }
    }

    private Future<?> learn() {
        underWay = true;
        outdated = false;
        return lesson.get();
    }

    private void next() {
        learn().onSuccess(done -> ended()).onFailure(problem -> {
            LOG.warn("What a classifier tells can't be learned now; trying again: {}", problem.toString());
            vertx.setTimer(retryMs, passed -> next());
        });
    }

    private void ended() {
        underWay = false;
        if (outdated) {
            next();
        }
    }
}
