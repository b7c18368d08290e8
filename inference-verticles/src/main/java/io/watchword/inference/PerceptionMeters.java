package io.watchword.inference;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What perception counts. For each camera, at any moment: received = answered + dropped + failed + those in hand, of
 * which there are at most one waiting, one decoded, one at the model and a few being written. (In a process that also
 * reads cameras, {@code failed} counts the frames that could not be published as well.)
 */
final class PerceptionMeters {
    /** What became of a frame. */
    enum Outcome {
        /** It came from Kafka. */
        RECEIVED,
        /** Its scene is in Kafka. */
        ANSWERED,
        /** A later frame of its camera took its place, it was too old, or perception was stopping. */
        DROPPED,
        /** It was no usable picture, the model failed on it, or Kafka did not take its scene. */
        FAILED
    }

    private record Key(String camera, Outcome outcome) {}

    private final MeterRegistry registry;
    private final Map<Key, Counter> frames = new ConcurrentHashMap<>();
    private final Timer age;
    private final Timer perceive;
    private final DistributionSummary batch;

    PerceptionMeters(MeterRegistry registry) {
        this.registry = registry;
        this.age = Timer.builder("watchword.frame.age")
                .description("From a frame's capture to its scene")
                .publishPercentileHistogram()
                .register(registry);
        this.perceive = Timer.builder("watchword.perceive")
                .description("Decoding, detecting, following and describing one frame, without waiting")
                .publishPercentileHistogram()
                .register(registry);
        this.batch = DistributionSummary.builder("watchword.batch.size")
                .description("Frames that the model looked at together")
                .register(registry);
    }

    void count(String camera, Outcome outcome) {
        frames.computeIfAbsent(new Key(camera, outcome), this::counter).increment();
    }

    private Counter counter(Key key) {
        return Counter.builder("watchword.frames")
                .description("Frames by what became of them")
                .tag("camera", key.camera())
                .tag("outcome", key.outcome().name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    void batch(int size) {
        batch.record(size);
    }

    void perceived(Duration took, Duration ageNow) {
        perceive.record(took);
        age.record(ageNow);
    }

    /** A camera was deleted: its counters go. */
    void forget(String camera) {
        for (Outcome outcome : Outcome.values()) {
            Counter counter = frames.remove(new Key(camera, outcome));
            if (counter != null) {
                registry.remove(counter);
            }
        }
    }
}
