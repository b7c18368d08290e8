package io.watchword.answerstream.pictures;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.protocol.Frame;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows the frames while someone watches, and keeps the last ones of the cameras that are watched. Nobody having
 * asked for 15 s, it stops: pictures are the bulk of what travels. For one event loop.
 */
public final class FrameTail {
    /** Hears the frames of a camera. */
    public interface Watcher extends Consumer<Frame> {}

    private static final Duration WATCHED = Duration.ofSeconds(15);
    private static final Duration LOOK_BACK = Duration.ofSeconds(2);
    private static final int MOST_CAMERAS = 32;

    private static final class Watched {
        private final FrameRing ring = new FrameRing();
        private final Map<Watcher, Boolean> watchers = new LinkedHashMap<>();
        private long askedAt;

        private boolean isWatched(long now) {
            return !watchers.isEmpty() || now - askedAt < WATCHED.toNanos();
        }
    }

    private final Vertx vertx;
    private final KafkaBus bus;
    private final Map<String, Watched> cameras = new HashMap<>();
    private @Nullable Future<TopicReader<Frame>> reader;
    private long timer = -1;

    /** Reads from this bus when needed. */
    public FrameTail(Vertx vertx, KafkaBus bus) {
        this.vertx = vertx;
        this.bus = bus;
    }

    /** The newest frame kept of a camera, if there is one yet; it is watched from now on. */
    public Optional<Frame> latest(String camera) {
        return watch(camera).ring.latest();
    }

    /** Exactly this frame, if it is kept; the camera is watched from now on. */
    public Optional<Frame> seq(String camera, long seq) {
        return watch(camera).ring.seq(seq);
    }

    /** Completes when everything that was there when following began has been seen. */
    public Future<Void> caughtUp() {
        return reader == null ? Future.succeededFuture() : reader.compose(TopicReader::caughtUp);
    }

    /** Hears every frame of a camera from now on. */
    public void add(String camera, Watcher watcher) {
        watch(camera).watchers.put(watcher, true);
    }

    /** Hears no more. */
    public void remove(String camera, Watcher watcher) {
        Watched watched = cameras.get(camera);
        if (watched != null) {
            watched.watchers.remove(watcher);
        }
    }

    /** Whether the frames are being followed. */
    public boolean isFollowing() {
        return reader != null;
    }

    /** Stops following. */
    public Future<Void> close() {
        vertx.cancelTimer(timer);
        timer = -1;
        cameras.clear();
        Future<TopicReader<Frame>> open = reader;
        reader = null;
        return open == null
                ? Future.succeededFuture()
                : open.compose(TopicReader::close).otherwiseEmpty();
    }

    private Watched watch(String camera) {
        if (!cameras.containsKey(camera) && cameras.size() >= MOST_CAMERAS) {
            forgetOne();
        }
        Watched watched = cameras.computeIfAbsent(camera, id -> new Watched());
        watched.askedAt = System.nanoTime();
        if (reader == null) {
            follow();
        }
        return watched;
    }

    private void follow() {
        Future<TopicReader<Frame>> opening =
                bus.read(Topic.FRAMES, new Start.Since(Instant.now().minus(LOOK_BACK)), this::take);
        reader = opening;
        opening.onFailure(problem -> close());
        timer = vertx.setPeriodic(1_000, tick -> stopIfUnwatched());
    }

    private Future<Void> take(List<Delivered<Frame>> batch) {
        for (Delivered<Frame> each : batch) {
            Frame frame = each.value();
            Watched watched = frame == null ? null : cameras.get(frame.camera());
            if (frame != null && watched != null) {
                watched.ring.add(frame);
                List.copyOf(watched.watchers.keySet()).forEach(watcher -> watcher.accept(frame));
            }
        }
        return Future.succeededFuture();
    }

    private void stopIfUnwatched() {
        long now = System.nanoTime();
        cameras.values().removeIf(watched -> !watched.isWatched(now));
        if (cameras.isEmpty()) {
            close();
        }
    }

    private void forgetOne() {
        cameras.entrySet().stream()
                .filter(each -> each.getValue().watchers.isEmpty())
                .min(Comparator.comparingLong(each -> each.getValue().askedAt))
                .map(Map.Entry::getKey)
                .ifPresent(cameras::remove);
    }
}
