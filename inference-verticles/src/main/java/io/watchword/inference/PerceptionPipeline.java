package io.watchword.inference;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.watchword.inference.PerceptionMeters.Outcome;
import io.watchword.inference.detector.Detector;
import io.watchword.protocol.Detection;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Health;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Texts;
import io.watchword.protocol.Track;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a device busy. Frames wait undecoded, one for each camera; each of the device's lanes takes them, decodes them
 * and runs the model, beside the others; one thread follows what was found, each camera's frames in the order in which
 * they were taken, and writes the scenes. When Kafka does not take the scenes, nothing more is taken in.
 *
 * <p>Safe from any thread. Every frame that is offered is counted as received, and then once more by what became of it.
 */
final class PerceptionPipeline {
    private static final Logger LOG = LoggerFactory.getLogger(PerceptionPipeline.class);
    private static final int MOST_UNWRITTEN = 16;
    private static final int FAILURES_IN_A_ROW = 3;
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(30);

    /**
     * How it runs.
     *
     * @param name in health
     * @param device in threads' names
     * @param passes forward passes at the same time
     * @param batch most frames that the model looks at together
     * @param batchDelay how long the first of a batch waits for the others
     * @param longSide least pixels that a picture's long side is decoded to
     * @param maxAge frames older than this when their turn comes are dropped
     */
    record Options(
            String name, String device, int passes, int batch, Duration batchDelay, int longSide, Duration maxAge) {}

    private final Options options;
    private final CameraViews views;
    private final Function<Scene, Future<?>> output;
    private final PerceptionMeters meters;
    private final Clock clock;
    private final FrameQueue queue;
    private final List<Lane> lanes = new ArrayList<>();
    private final AtomicInteger running;
    private final ExecutorService follower;
    private final Set<String> complained = ConcurrentHashMap.newKeySet();
    private final Promise<Void> freed = Promise.promise();
    private volatile boolean closing;

    /** With detectors that it then owns, one for each lane. */
    PerceptionPipeline(
            Options options,
            List<? extends Detector> detectors,
            CameraViews views,
            Function<Scene, Future<?>> output,
            PerceptionMeters meters,
            Clock clock) {
        this.options = options;
        this.views = views;
        this.output = output;
        this.meters = meters;
        this.clock = clock;
        int mostInHand = MOST_UNWRITTEN + detectors.size() * options.batch();
        this.queue = new FrameQueue(
                new FrameQueue.Limits(options.batch(), options.batchDelay(), mostInHand, options.maxAge()),
                meters,
                clock);
        this.follower = Executors.newSingleThreadExecutor(threads("follow-" + options.device()));
        this.running = new AtomicInteger(detectors.size());
        Lane.Outcomes outcomes = new Lane.Outcomes(this::failed, this::detected, this::laneEnded);
        Semaphore passes = new Semaphore(options.passes(), true);
        detectors.forEach(each -> lanes.add(new Lane(queue, each, passes, options.longSide(), meters, outcomes)));
    }

    /** Names that stay distinct within the 15 characters that Linux shows. */
    private ThreadFactory threads(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Begins; to be called once. */
    PerceptionPipeline start() {
        for (int i = 0; i < lanes.size(); i++) {
            threads("detect-" + options.device() + "-" + i)
                    .newThread(lanes.get(i))
                    .start();
        }
        return this;
    }

    /** Takes a frame in; the one of its camera that still waits is dropped. Never blocks for long. */
    void offer(ArrivedFrame frame) {
        queue.offer(frame);
    }

    private void detected(InHand frame) {
        queue.done(frame, next -> follower.execute(() -> follow(next)));
    }

    private void follow(InHand frame) {
        try (frame) {
            List<Detection> found = frame.found();
            if (found == null) {
                queue.finished();
            } else {
                write(frame, scene(frame, found));
            }
        } catch (RuntimeException e) {
            failed(frame, e);
            queue.finished();
        }
    }

    private Scene scene(InHand frame, List<Detection> found) {
        long start = System.nanoTime();
        FrameInfo info = frame.arrived().frame().info();
        List<Track> tracks = views.follow(info, frame.camera(), frame.picture(), found);
        frame.worked(System.nanoTime() - start);
        LatencyMs latency = frame.latency(clock.instant());
        meters.perceived(frame.worked(), frame.arrived().age(clock.instant()));
        return Perceiver.scene(frame.camera(), info, tracks, latency);
    }

    private void write(InHand frame, Scene scene) {
        output.apply(scene).onComplete(done -> {
            if (done.succeeded()) {
                meters.count(frame.camera(), Outcome.ANSWERED);
            } else {
                failed(frame, done.cause());
            }
            queue.finished();
        });
    }

    private void failed(InHand frame, Throwable problem) {
        meters.count(frame.camera(), Outcome.FAILED);
        boolean first = complained.add(frame.camera());
        (first ? LOG.atWarn() : LOG.atDebug())
                .addKeyValue("camera", frame.camera())
                .addKeyValue("seq", frame.arrived().frame().info().seq())
                .log(
                        "A frame could not be perceived: {}; further ones of this camera are only counted",
                        Texts.clip(String.valueOf(problem.getMessage()), 200));
    }

    /** What is known of a camera goes. */
    void forget(String camera) {
        views.forget(camera);
        complained.remove(camera);
        queue.forget(camera);
        meters.forget(camera);
    }

    /** Another device reads these partitions from now on. */
    void handOver(Set<Integer> partitions) {
        queue.handOver(partitions);
    }

    /** Whether frames get through. */
    Health health() {
        if (closing) {
            return Health.down(options.name(), "stopping");
        }
        if (lanes.stream().anyMatch(lane -> lane.busyNanos() > STUCK_NANOS)) {
            return Health.down(options.name(), "the detector has been at one frame for over 30 s");
        }
        int failures = lanes.stream().mapToInt(Lane::failures).max().orElse(0);
        if (failures >= FAILURES_IN_A_ROW) {
            return Health.down(options.name(), "the detector failed " + failures + " times in a row");
        }
        if (queue.isBlocked()) {
            return Health.down(options.name(), "Kafka does not take the scenes");
        }
        return Health.up(options.name());
    }

    /** Takes nothing more; completes when what is in hand is done. */
    Future<Void> drain() {
        closing = true;
        return queue.drain();
    }

    /** Ends the lanes, each of which frees its detector once it is done with what it has in hand. */
    Future<Void> close() {
        Future<Void> unused = drain();
        return freed.future();
    }

    private void laneEnded() {
        if (running.decrementAndGet() == 0) {
            follower.shutdown();
            freed.tryComplete();
        }
    }
}
