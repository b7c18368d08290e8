package io.watchword.inference;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.watchword.inference.PerceptionMeters.Outcome;
import io.watchword.protocol.Detection;
import io.watchword.protocol.Health;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Texts;
import io.watchword.protocol.Track;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the model busy. Three named threads work on successive frames: one decodes, one runs the model, one follows and
 * writes. Frames wait undecoded, one for each camera; the next one is decoded only shortly before the model is expected
 * to be free, so that it is as fresh as can be. When Kafka does not take the scenes, nothing more is taken in.
 *
 * <p>Safe from any thread. Every frame that is offered is counted as received, and then once more by what became of it.
 */
final class PerceptionPipeline {
    private static final Logger LOG = LoggerFactory.getLogger(PerceptionPipeline.class);
    private static final int MOST_UNWRITTEN = 16;
    private static final int FAILURES_IN_A_ROW = 3;
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final String NAME = "perception";

    private final Perceiver perceiver;
    private final Function<Scene, Future<?>> output;
    private final PerceptionMeters meters;
    private final Duration maxAge;
    private final Clock clock;
    private final ScheduledExecutorService decoder = thread("decode");
    private final ScheduledExecutorService model = thread("detect");
    private final ExecutorService follower = thread("follow");
    private final Set<String> complained = ConcurrentHashMap.newKeySet();
    private final Prefetch prefetch = new Prefetch();
    private final Promise<Void> drained = Promise.promise();
    private final Promise<Void> freed = Promise.promise();

    private final LatestFrames waiting = new LatestFrames();
    private @Nullable DecodedFrame ready;
    private boolean decoding;
    private boolean detecting;
    private boolean prefetchDue;
    private boolean closing;
    private boolean closed;
    private int unwritten;
    private int failures;
    private long detectingSince;

    PerceptionPipeline(
            Perceiver perceiver,
            Function<Scene, Future<?>> output,
            PerceptionMeters meters,
            Duration maxAge,
            Clock clock) {
        this.perceiver = perceiver;
        this.output = output;
        this.meters = meters;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "watchword-" + NAME + "-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Takes a frame in; the one of its camera that still waits is dropped. Never blocks. */
    synchronized void offer(ArrivedFrame frame) {
        meters.count(frame.camera(), Outcome.RECEIVED);
        if (closing) {
            drop(frame, "stopping");
            return;
        }
        waiting.put(frame).ifPresent(displaced -> drop(displaced, "superseded"));
        pump();
    }

    private void drop(ArrivedFrame frame, String why) {
        meters.count(frame.camera(), Outcome.DROPPED);
        LOG.atTrace()
                .addKeyValue("camera", frame.camera())
                .addKeyValue("seq", frame.frame().info().seq())
                .log("Frame dropped: {}", why);
    }

    private synchronized void pump() {
        DecodedFrame next = ready;
        if (next != null && !detecting && unwritten < MOST_UNWRITTEN) {
            ready = null;
            startDetecting(next);
        }
        if (ready == null && !decoding && (!detecting || prefetchDue)) {
            waiting.take().ifPresent(this::startDecoding);
        }
        if (closing && isIdle()) {
            drained.tryComplete();
        }
    }

    private boolean isIdle() {
        return waiting.isEmpty() && ready == null && !decoding && !detecting && unwritten == 0;
    }

    private void startDecoding(ArrivedFrame frame) {
        decoding = true;
        decoder.execute(() -> {
            DecodedFrame decoded = decode(frame);
            synchronized (this) {
                decoding = false;
                ready = decoded;
                pump();
            }
        });
    }

    private @Nullable DecodedFrame decode(ArrivedFrame frame) {
        if (frame.age(clock.instant()).compareTo(maxAge) > 0) {
            drop(frame, "stale");
            return null;
        }
        long start = System.nanoTime();
        try {
            Mat bgr = JpegDecoder.decode(frame.frame());
            long took = System.nanoTime() - start;
            prefetch.decoded(took);
            return new DecodedFrame(frame, bgr, Duration.ofNanos(took));
        } catch (UnusableFrameException | RuntimeException e) {
            failed(frame, e);
            return null;
        }
    }

    private void startDetecting(DecodedFrame frame) {
        detecting = true;
        prefetchDue = false;
        unwritten++;
        detectingSince = System.nanoTime();
        model.execute(() -> detect(frame));
        long wait = prefetch.delayNanos();
        try {
            ScheduledFuture<?> unused = decoder.schedule(this::prefetch, wait, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopping: nothing more is decoded");
        }
    }

    private synchronized void prefetch() {
        prefetchDue = true;
        pump();
    }

    private void detect(DecodedFrame frame) {
        long start = System.nanoTime();
        List<Detection> found = null;
        try {
            meters.batch(1);
            found = perceiver.detect(frame.bgr());
        } catch (RuntimeException e) {
            failed(frame.arrived(), e);
        }
        long took = System.nanoTime() - start;
        frame.worked(Duration.ofNanos(took));
        prefetch.detected(took);
        List<Detection> detections = found;
        follower.execute(() -> follow(frame, detections));
        synchronized (this) {
            detecting = false;
            failures = detections == null ? failures + 1 : 0;
            pump();
        }
    }

    private void follow(DecodedFrame frame, @Nullable List<Detection> detections) {
        try (frame) {
            if (detections == null) {
                written();
                return;
            }
            write(frame, scene(frame, detections));
        } catch (RuntimeException e) {
            failed(frame.arrived(), e);
            written();
        }
    }

    private Scene scene(DecodedFrame frame, List<Detection> detections) {
        long start = System.nanoTime();
        var info = frame.arrived().frame().info();
        List<Track> tracks = perceiver.follow(info, frame.camera(), frame.bgr(), detections);
        frame.worked(Duration.ofNanos(System.nanoTime() - start));
        LatencyMs latency = frame.latency(clock.instant());
        meters.perceived(frame.worked(), frame.arrived().age(clock.instant()));
        return Perceiver.scene(frame.camera(), info, tracks, latency);
    }

    private void write(DecodedFrame frame, Scene scene) {
        ArrivedFrame arrived = frame.arrived();
        output.apply(scene).onComplete(done -> {
            if (done.succeeded()) {
                meters.count(arrived.camera(), Outcome.ANSWERED);
            } else {
                failed(arrived, done.cause());
            }
            written();
        });
    }

    private synchronized void written() {
        unwritten--;
        pump();
    }

    private void failed(ArrivedFrame frame, Throwable problem) {
        meters.count(frame.camera(), Outcome.FAILED);
        boolean first = complained.add(frame.camera());
        (first ? LOG.atWarn() : LOG.atDebug())
                .addKeyValue("camera", frame.camera())
                .addKeyValue("seq", frame.frame().info().seq())
                .log(
                        "A frame could not be perceived: {}; further ones of this camera are only counted",
                        Texts.clip(String.valueOf(problem.getMessage()), 200));
    }

    /** What is known of a camera goes. */
    void forget(String camera) {
        perceiver.forget(camera);
        complained.remove(camera);
        meters.forget(camera);
    }

    /** Whether frames get through. */
    synchronized Health health() {
        if (closing) {
            return Health.down(NAME, "stopping");
        }
        if (detecting && System.nanoTime() - detectingSince > STUCK_NANOS) {
            return Health.down(NAME, "the detector has been at one frame for over 30 s");
        }
        if (failures >= FAILURES_IN_A_ROW) {
            return Health.down(NAME, "the detector failed on the last " + failures + " frames");
        }
        if (unwritten >= MOST_UNWRITTEN) {
            return Health.down(NAME, "Kafka does not take the scenes");
        }
        return Health.up(NAME);
    }

    /** Takes nothing more; completes when what is in hand is done. */
    synchronized Future<Void> drain() {
        closing = true;
        waiting.clear().forEach(frame -> drop(frame, "stopping"));
        pump();
        return drained.future();
    }

    /** Frees the model once it is done with the frame in hand, and ends the threads. */
    synchronized Future<Void> close() {
        if (!closed) {
            closed = true;
            model.execute(() -> {
                perceiver.close();
                follower.shutdown();
                freed.complete();
            });
            decoder.shutdown();
            model.shutdown();
        }
        return freed.future();
    }
}
