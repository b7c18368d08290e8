package io.watchword.inference;

import io.watchword.protocol.Detection;
import io.watchword.protocol.LatencyMs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A frame that perception is at, and the time that was spent on it. Used by one thread after the other. */
final class InHand implements AutoCloseable {
    private final ArrivedFrame arrived;
    private @Nullable Picture picture;
    private @Nullable List<Detection> found;
    private long workedNanos;

    InHand(ArrivedFrame arrived) {
        this.arrived = arrived;
    }

    ArrivedFrame arrived() {
        return arrived;
    }

    String camera() {
        return arrived.camera();
    }

    /** Its pixels, once it is decoded. */
    Picture picture() {
        return Objects.requireNonNull(picture, "not decoded");
    }

    /** What was found on it, in pixels of the frame; null while, or because, nothing was looked for. */
    @Nullable
    List<Detection> found() {
        return found;
    }

    void decoded(Picture pixels) {
        picture = pixels;
    }

    /** Detections on its pixels. */
    void found(List<Detection> onPixels) {
        found = picture().inFrame(onPixels);
    }

    void worked(long nanos) {
        workedNanos += nanos;
    }

    Duration worked() {
        return Duration.ofNanos(workedNanos);
    }

    /** Where the time went until now. */
    LatencyMs latency(Instant now) {
        double total = ms(arrived.age(now));
        double capture = ms(Duration.between(arrived.frame().info().capturedAt(), arrived.writtenAt()));
        double perceive = workedNanos / 1e6;
        return new LatencyMs(capture, Math.max(0, total - capture - perceive), perceive, 0, total);
    }

    private static double ms(Duration duration) {
        return Math.max(0, duration.toNanos() / 1e6);
    }

    @Override
    public void close() {
        if (picture != null) {
            picture.close();
            picture = null;
        }
    }
}
