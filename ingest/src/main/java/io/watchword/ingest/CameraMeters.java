package io.watchword.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A camera's figures. Of the frames that the source delivered,
 *
 * <pre>received = published + skipped-fps + skipped-still + dropped-backpressure + failed-ingest (+ those on their way)
 * </pre>
 *
 * <ul>
 *   <li>{@code published}: the brokers have it;
 *   <li>{@code skipped-fps}: above the camera's ceiling, so neither converted nor encoded;
 *   <li>{@code skipped-still}: nothing moved, so neither converted nor encoded;
 *   <li>{@code dropped-backpressure}: as many frames as allowed were already on their way to the brokers;
 *   <li>{@code failed-ingest}: could not be converted or encoded, or the brokers did not take it in time.
 * </ul>
 */
final class CameraMeters {
    private static final List<String> STATES =
            List.of("connecting", "live", "stalled", "backing-off", "refused", "paused");

    private final MeterRegistry registry;
    private final List<Meter> own = new ArrayList<>();
    private final Counter published;
    private final Counter skipped;
    private final Counter still;
    private final Counter dropped;
    private final Counter failed;
    private final Counter restarts;
    private final Timer decode;
    private final Timer encode;
    private volatile String state = "";

    CameraMeters(MeterRegistry registry, String camera) {
        this.registry = registry;
        this.published = frames(camera, "published");
        this.skipped = frames(camera, "skipped-fps");
        this.still = frames(camera, "skipped-still");
        this.dropped = frames(camera, "dropped-backpressure");
        this.failed = frames(camera, "failed-ingest");
        this.restarts = own(Counter.builder("watchword.camera.restarts")
                .description("How often a camera's stream was opened again")
                .tag("camera", camera)
                .register(registry));
        this.decode = timer("watchword.decode", "Decoding one frame, reading excluded");
        this.encode = timer("watchword.encode", "Converting one frame and making a JPEG of it");
        STATES.forEach(name -> own(Gauge.builder("watchword.camera.state", this, meters -> meters.isIn(name))
                .description("1 for the state that a camera is in")
                .tag("camera", camera)
                .tag("state", name)
                .register(registry)));
    }

    private Counter frames(String camera, String outcome) {
        return own(Counter.builder("watchword.frames")
                .description("Frames a camera delivered, by what became of them")
                .tag("camera", camera)
                .tag("outcome", outcome)
                .register(registry));
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentileHistogram()
                .register(registry);
    }

    private <M extends Meter> M own(M meter) {
        own.add(meter);
        return meter;
    }

    private double isIn(String name) {
        return state.equals(name) ? 1 : 0;
    }

    void published() {
        published.increment();
    }

    void skipped(long frames) {
        skipped.increment((double) frames);
    }

    void still() {
        still.increment();
    }

    void dropped() {
        dropped.increment();
    }

    void failed() {
        failed.increment();
    }

    void restarted() {
        restarts.increment();
    }

    void decoded(long nanos) {
        decode.record(nanos, TimeUnit.NANOSECONDS);
    }

    void encoded(long nanos) {
        encode.record(nanos, TimeUnit.NANOSECONDS);
    }

    void state(String name) {
        state = name;
    }

    /** The camera is no longer read here. */
    void remove() {
        own.forEach(registry::remove);
    }
}
