package io.watchword.openquestions;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.watchword.openquestions.model.NoReplyException;
import io.watchword.openquestions.model.NoReplyException.Cause;
import io.watchword.protocol.Frame;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.FrameKey;
import io.watchword.protocol.kafka.FrameSearch;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicPast;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Frames out of the log, when they are wanted: a model sees some a minute, so following all of them would be waste. On
 * a thread of its own.
 */
final class Frames {
    private static final Duration LATELY = Duration.ofSeconds(5);
    private static final int AT_ONCE = 64;
    private static final long LONGEST_S = 15;

    private final KafkaBus bus;
    private final WorkerExecutor thread;
    private @Nullable TopicPast<Frame> past;

    Frames(Vertx vertx, KafkaBus bus) {
        this.bus = bus;
        this.thread = vertx.createSharedWorkerExecutor("watchword-open-frames", 1, LONGEST_S, TimeUnit.SECONDS);
    }

    /** This frame of a camera; fails with {@link NoReplyException} if it is not kept any more. */
    Future<Frame> exactly(String camera, FrameInfo info) {
        return look(past -> FrameSearch.find(past, FrameKey.of(camera, info)), "the frame is not kept any more");
    }

    /** The latest frame of a camera; fails with {@link NoReplyException} if there was none lately. */
    Future<Frame> latest(String camera) {
        return look(past -> latest(past, camera), "the camera " + camera + " gives no frames");
    }

    private static Optional<Frame> latest(TopicPast<Frame> past, String camera) {
        int partition = past.partition(camera);
        long end = past.ends().getOrDefault(partition, 0L);
        long next = past.at(Instant.now().minus(LATELY)).getOrDefault(partition, end);
        Frame found = null;
        while (next < end) {
            TopicPast.Stretch<Frame> some = past.read(Map.of(partition, next), Map.of(partition, end), AT_ONCE);
            for (Delivered<Frame> each : some.records()) {
                found = each.value() != null && each.value().camera().equals(camera) ? each.value() : found;
            }
            long reached = some.next().getOrDefault(partition, end);
            if (reached == next) {
                break;
            }
            next = reached;
        }
        return Optional.ofNullable(found);
    }

    private Future<Frame> look(Function<TopicPast<Frame>, Optional<Frame>> search, String missing) {
        return thread.executeBlocking(() -> search.apply(open()))
                .onFailure(problem -> thread.executeBlocking(() -> {
                    forget();
                    return null;
                }))
                .recover(problem -> Future.failedFuture(nothing("frames can't be read from Kafka")))
                .map(found -> found.orElseThrow(() -> nothing(missing)));
    }

    // both on the thread
    private TopicPast<Frame> open() {
        if (past == null) {
            past = bus.past(Topic.FRAMES);
        }
        return Objects.requireNonNull(past);
    }

    private void forget() {
        if (past != null) {
            past.close();
            past = null;
        }
    }

    private static NoReplyException nothing(String why) {
        return new NoReplyException(Cause.NOTHING_TO_SHOW, why);
    }

    Future<Void> close() {
        return thread.executeBlocking(() -> {
                    forget();
                    return null;
                })
                .transform(done -> thread.close());
    }
}
