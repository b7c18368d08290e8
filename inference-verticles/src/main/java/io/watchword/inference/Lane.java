package io.watchword.inference;

import io.watchword.inference.detector.Detector;
import io.watchword.inference.detector.Duplicates;
import io.watchword.modelpackages.picture.UnusablePictureException;
import io.watchword.protocol.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A thread of a device, with a detector of its own: takes frames, decodes them, and runs the model when a forward pass
 * is free. On the processor there are as many lanes as passes: a frame is decoded at the last moment, so that it is as
 * fresh as can be. On a GPU there are more, which decode during a pass.
 */
final class Lane implements Runnable {
    private final FrameQueue queue;
    private final Detector detector;
    private final Semaphore passes;
    private final int longSide;
    private final PerceptionMeters meters;
    private final Outcomes outcomes;
    private volatile long busySince;
    private final AtomicInteger failures = new AtomicInteger();

    /**
     * What a lane tells.
     *
     * @param failed a frame could not be looked at
     * @param done a lane is done with a frame; what was found is in it, unless it failed
     * @param ended the lane has ended and its detector is freed
     */
    record Outcomes(BiConsumer<InHand, Throwable> failed, Consumer<InHand> done, Runnable ended) {}

    Lane(
            FrameQueue queue,
            Detector detector,
            Semaphore passes,
            int longSide,
            PerceptionMeters meters,
            Outcomes outcomes) {
        this.queue = queue;
        this.detector = detector;
        this.passes = passes;
        this.longSide = longSide;
        this.meters = meters;
        this.outcomes = outcomes;
    }

    @Override
    public void run() {
        try {
            for (List<InHand> taken = queue.take(); !taken.isEmpty(); taken = queue.take()) {
                work(taken);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            detector.close();
            outcomes.ended().run();
        }
    }

    private void work(List<InHand> taken) {
        busySince = System.nanoTime();
        try {
            List<InHand> decoded = new ArrayList<>();
            taken.stream().filter(this::decode).forEach(decoded::add);
            if (!decoded.isEmpty()) {
                detect(decoded);
            }
        } finally {
            busySince = 0;
            taken.forEach(outcomes.done());
        }
    }

    private boolean decode(InHand frame) {
        long start = System.nanoTime();
        try {
            frame.decoded(JpegDecoder.decode(frame.arrived().frame(), longSide));
            frame.worked(System.nanoTime() - start);
            return true;
        } catch (UnusablePictureException | RuntimeException e) {
            outcomes.failed().accept(frame, e);
            return false;
        }
    }

    private void detect(List<InHand> frames) {
        passes.acquireUninterruptibly();
        try {
            pass(frames);
        } finally {
            passes.release();
        }
    }

    private void pass(List<InHand> frames) {
        long start = System.nanoTime();
        try {
            meters.batch(frames.size());
            List<Mat> pictures =
                    frames.stream().map(frame -> frame.picture().bgr()).toList();
            List<List<Detection>> found = detector.detect(pictures);
            long took = System.nanoTime() - start;
            for (int i = 0; i < frames.size(); i++) {
                InHand frame = frames.get(i);
                frame.worked(took);
                frame.found(Duplicates.removed(found.get(i)));
            }
            failures.set(0);
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            frames.forEach(frame -> outcomes.failed().accept(frame, e));
        }
    }

    /** How long it has been at the frames in hand, in nanoseconds; 0 while it waits for some. */
    long busyNanos() {
        long since = busySince;
        return since == 0 ? 0 : System.nanoTime() - since;
    }

    /** How often in a row the model failed. */
    int failures() {
        return failures.get();
    }
}
