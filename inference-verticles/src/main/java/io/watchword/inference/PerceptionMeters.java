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
 * which there are at most one waiting, a batch in each lane and a few being written. Every dropped frame is also in the
 * timer of its reason, with its age.
 */
final class PerceptionMeters {
    /** What became of a frame. */
    enum Outcome {
        /** It came from Kafka. */
        RECEIVED,
        /** Its scene is in Kafka. */
        ANSWERED,
        /** It was not looked at; {@link Drop} says why. */
        DROPPED,
        /** It was no usable picture, the model failed on it, or Kafka did not take its scene. */
        FAILED
    }

    /** Why a frame was not looked at. */
    enum Drop {
        /** A later frame of its camera took its place while the model was busy. */
        SUPERSEDED,
        /** The same while Kafka did not take the scenes. */
        BACKPRESSURE,
        /** It was older than allowed when its turn came. */
        TOO_OLD,
        /** Its camera has another reader by now, whose frames are later. */
        OVERTAKEN,
        /** Its camera's partition went to another device. */
        HANDED_OVER,
        /** Perception was stopping. */
        STOPPING;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private record Key(String camera, Outcome outcome) {}

    private record DropKey(String camera, Drop reason) {}

    private final MeterRegistry registry;
    private final Map<Key, Counter> frames = new ConcurrentHashMap<>();
    private final Map<DropKey, Timer> drops = new ConcurrentHashMap<>();
    private final Timer age;
    private final Timer perceive;
    private final DistributionSummary batch;

    /** For one device. */
    PerceptionMeters(MeterRegistry registry, String device) {
        this.registry = registry;
        this.age = Timer.builder("watchword.frame.age")
                .description("From a frame's capture to its scene")
                .tag("device", device)
                .publishPercentileHistogram()
                .register(registry);
        this.perceive = Timer.builder("watchword.perceive")
                .description("Decoding, detecting, following and describing one frame, without waiting")
                .tag("device", device)
                .publishPercentileHistogram()
                .register(registry);
        this.batch = DistributionSummary.builder("watchword.batch.size")
                .description("Frames that the model looked at together")
                .tag("device", device)
                .register(registry);
    }

    void count(String camera, Outcome outcome) {
        frames.computeIfAbsent(new Key(camera, outcome), this::counter).increment();
    }

    /** A frame was not looked at, being so old. */
    void dropped(String camera, Drop reason, Duration old) {
        count(camera, Outcome.DROPPED);
        // a clock that runs ahead makes an age below nothing, which a timer would not count
        drops.computeIfAbsent(new DropKey(camera, reason), this::timer).record(old.isNegative() ? Duration.ZERO : old);
    }

    private Timer timer(DropKey key) {
        return Timer.builder("watchword.frame.drop.age")
                .description("Age of the frames that were not looked at, by the reason")
                .tag("camera", key.camera())
                .tag("reason", key.reason().word())
                .register(registry);
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
        for (Drop reason : Drop.values()) {
            Timer timer = drops.remove(new DropKey(camera, reason));
            if (timer != null) {
                registry.remove(timer);
            }
        }
    }
}
