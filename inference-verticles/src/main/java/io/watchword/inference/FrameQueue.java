package io.watchword.inference;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.watchword.inference.PerceptionMeters.Drop;
import io.watchword.inference.PerceptionMeters.Outcome;
import io.watchword.protocol.ClockOffsets;
import io.watchword.protocol.FrameInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Frames on their way to a device's lanes, and the count of those that are in hand. One frame of a camera waits, always
 * its latest; a lane takes several together when they are there or have waited long enough. When too many are in hand,
 * because Kafka does not take the scenes, none is given out. Safe from any thread.
 */
final class FrameQueue {
    /**
     * How frames are given out.
     *
     * @param batch most frames that are taken together
     * @param delay how long the first of a batch waits for the others
     * @param mostInHand frames that are taken and whose scenes are not written, at most
     * @param maxAge frames older than this when their turn comes are dropped
     */
    record Limits(int batch, Duration delay, int mostInHand, Duration maxAge) {}

    private final Limits limits;
    private final PerceptionMeters meters;
    private final Clock clock;
    private final LatestFrames waiting = new LatestFrames();
    private final CameraOrder order = new CameraOrder();
    private final Lateness lateness = new Lateness();
    private final ClockOffsets clocks = new ClockOffsets();
    private final FrameOrder frameOrder = new FrameOrder();
    private final Promise<Void> drained = Promise.promise();
    private long waitingSince;
    private int inHand;
    private boolean closing;

    FrameQueue(Limits limits, PerceptionMeters meters, Clock clock) {
        this.limits = limits;
        this.meters = meters;
        this.clock = clock;
    }

    /** Takes a frame in; the one of its camera that still waits is dropped. Never blocks for long. */
    synchronized void offer(ArrivedFrame arrived) {
        FrameInfo info = arrived.frame().info();
        meters.count(arrived.camera(), Outcome.RECEIVED);
        if (closing) {
            drop(arrived, Drop.STOPPING);
            return;
        }
        if (frameOrder.isOvertaken(arrived.camera(), info, System.nanoTime())) {
            drop(arrived, Drop.OVERTAKEN);
            return;
        }
        clocks.note(arrived.camera(), info.capturedAt(), clock.instant());
        ArrivedFrame frame = arrived.from(clocks.offset(arrived.camera()));
        if (waiting.isEmpty()) {
            waitingSince = System.nanoTime();
        }
        waiting.put(frame).ifPresent(old -> drop(old, isFull() ? Drop.BACKPRESSURE : Drop.SUPERSEDED));
        notifyAll();
    }

    private void drop(ArrivedFrame frame, Drop reason) {
        meters.dropped(frame.camera(), reason, frame.age(clock.instant()));
    }

    private boolean isFull() {
        return inHand >= limits.mostInHand();
    }

    /** Waits for the next frames to work on, which are then in hand; nothing when there will be none. */
    synchronized List<InHand> take() throws InterruptedException {
        while (!closing) {
            long left = isFull() || waiting.isEmpty() ? Long.MAX_VALUE : toWait();
            if (left <= 0) {
                List<InHand> taken = takeUpTo(Math.min(limits.batch(), limits.mostInHand() - inHand));
                if (!taken.isEmpty()) {
                    return taken;
                }
            } else if (left == Long.MAX_VALUE) {
                wait();
            } else {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }
        return List.of();
    }

    private long toWait() {
        return waiting.size() >= limits.batch()
                ? 0
                : waitingSince + limits.delay().toNanos() - System.nanoTime();
    }

    private List<InHand> takeUpTo(int most) {
        List<InHand> taken = new ArrayList<>();
        Optional<ArrivedFrame> next = waiting.take();
        while (next.isPresent()) {
            ArrivedFrame frame = next.get();
            if (frame.age(clock.instant()).compareTo(limits.maxAge()) > 0) {
                drop(frame, Drop.TOO_OLD);
                lateness.late(frame.camera(), frame.age(clock.instant()));
            } else {
                lateness.inTime(frame.camera());
                InHand mine = new InHand(frame);
                taken.add(mine);
                order.taken(mine);
            }
            next = taken.size() < most ? waiting.take() : Optional.empty();
        }
        inHand += taken.size();
        waitingSince = System.nanoTime();
        return taken;
    }

    /** A lane is done with a frame: those of its camera whose turn it is with that go on, in order. */
    synchronized void done(InHand frame, Consumer<InHand> next) {
        order.done(frame).forEach(next);
    }

    /** A frame is no longer in hand. */
    synchronized void finished() {
        inHand--;
        notifyAll();
        complete();
    }

    /** Drops what waits of partitions that another device reads now. */
    synchronized void handOver(Set<Integer> partitions) {
        waiting.remove(frame -> partitions.contains(frame.partition())).forEach(frame -> drop(frame, Drop.HANDED_OVER));
    }

    /** A camera is gone. */
    synchronized void forget(String camera) {
        lateness.forget(camera);
        clocks.forget(camera);
        frameOrder.forget(camera);
    }

    /** Whether nothing is given out because too much is in hand. */
    synchronized boolean isBlocked() {
        return isFull();
    }

    /** Takes nothing more in and gives nothing more out; completes when nothing is in hand. */
    synchronized Future<Void> drain() {
        closing = true;
        waiting.clear().forEach(frame -> drop(frame, Drop.STOPPING));
        notifyAll();
        complete();
        return drained.future();
    }

    private void complete() {
        if (closing && inHand == 0) {
            drained.tryComplete();
        }
    }
}
