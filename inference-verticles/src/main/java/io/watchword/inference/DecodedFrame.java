package io.watchword.inference;

import io.watchword.protocol.LatencyMs;
import java.time.Duration;
import java.time.Instant;
import org.bytedeco.opencv.opencv_core.Mat;

/** A frame in perception's hands: its pixels, and the time that was spent on it. Used by one thread after the other. */
final class DecodedFrame implements AutoCloseable {
    private final ArrivedFrame arrived;
    private final Mat bgr;
    private Duration worked;

    DecodedFrame(ArrivedFrame arrived, Mat bgr, Duration worked) {
        this.arrived = arrived;
        this.bgr = bgr;
        this.worked = worked;
    }

    ArrivedFrame arrived() {
        return arrived;
    }

    String camera() {
        return arrived.camera();
    }

    Mat bgr() {
        return bgr;
    }

    void worked(Duration more) {
        worked = worked.plus(more);
    }

    Duration worked() {
        return worked;
    }

    /** Where the time went until now. */
    LatencyMs latency(Instant now) {
        double total = ms(arrived.age(now));
        double capture = ms(Duration.between(arrived.frame().info().capturedAt(), arrived.writtenAt()));
        double perceive = ms(worked);
        return new LatencyMs(capture, Math.max(0, total - capture - perceive), perceive, 0, total);
    }

    private static double ms(Duration duration) {
        return Math.max(0, duration.toNanos() / 1e6);
    }

    @Override
    public void close() {
        bgr.close();
    }
}
