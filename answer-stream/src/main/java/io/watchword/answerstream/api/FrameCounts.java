package io.watchword.answerstream.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What became of cameras' frames in the last minute, as the meters of this process have it; nothing where cameras are
 * read, and frames analysed, by other processes. For one event loop.
 */
public final class FrameCounts {
    /** How often {@link #sample} must be called. */
    public static final long EVERY_MS = 5_000;

    private static final int SAMPLES = 13;
    private static final Set<String> FROM_CAMERA =
            Set.of("published", "skipped-fps", "skipped-still", "dropped-backpressure");

    private record Key(String camera, String outcome) {}

    private final MeterRegistry meters;
    private final Deque<Map<Key, Double>> samples = new ArrayDeque<>();

    /** Reads these meters. */
    public FrameCounts(MeterRegistry meters) {
        this.meters = meters;
        sample();
    }

    /** Notes how things stand now. */
    public void sample() {
        samples.addLast(now());
        if (samples.size() > SAMPLES) {
            samples.removeFirst();
        }
    }

    private Map<Key, Double> now() {
        Map<Key, Double> counts = new HashMap<>();
        for (Counter counter : meters.find("watchword.frames").counters()) {
            counts.merge(key(counter, "outcome", ""), counter.count(), Double::sum);
        }
        for (Timer timer : meters.find("watchword.frame.drop.age").timers()) {
            counts.merge(key(timer, "reason", "dropped: "), (double) timer.count(), Double::sum);
        }
        return counts;
    }

    private static Key key(Meter meter, String tag, String prefix) {
        return new Key(
                String.valueOf(meter.getId().getTag("camera")),
                prefix + meter.getId().getTag(tag));
    }

    /** By outcome, how many of a camera's frames came to it. */
    Map<String, Long> of(String camera) {
        Map<Key, Double> before = samples.getFirst();
        Map<String, Long> found = new TreeMap<>();
        now().forEach((key, count) -> {
            if (key.camera().equals(camera)) {
                found.put(key.outcome(), Math.round(count - before.getOrDefault(key, 0.0)));
            }
        });
        return found;
    }

    /** How many a camera delivered, where that is known. */
    static long received(Map<String, Long> outcomes) {
        long delivered = outcomes.entrySet().stream()
                .filter(each -> FROM_CAMERA.contains(each.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return delivered > 0 ? delivered : outcomes.getOrDefault("received", 0L);
    }

    /** By reason, how many were not analysed. */
    static Map<String, Long> dropped(Map<String, Long> outcomes) {
        Map<String, Long> reasons = new TreeMap<>();
        outcomes.forEach((outcome, count) -> {
            if (count > 0
                    && (outcome.startsWith("skipped-") || outcome.startsWith("dropped"))
                    && !outcome.equals("dropped")) {
                reasons.merge(outcome.replaceAll("^dropped(: |-)", ""), count, Long::sum);
            }
        });
        return reasons;
    }
}
