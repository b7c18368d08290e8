package io.watchword.inference.kinds;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Objects;
import java.util.function.Supplier;

/** What looks at things cost, and how many were not made. */
final class KindMeters {
    private final MeterRegistry registry;
    private final String model;
    private final Timer took;
    private final Counter failures;

    KindMeters(MeterRegistry registry, String model) {
        this.registry = registry;
        this.model = model;
        this.took = Timer.builder("watchword.kinds")
                .description("One look of a classifier at a thing")
                .tag("model", model)
                .publishPercentileHistogram()
                .register(registry);
        this.failures = Counter.builder("watchword.kinds.failed")
                .description("Looks at things that failed")
                .tag("model", model)
                .register(registry);
    }

    <T> T timed(Supplier<T> look) {
        return Objects.requireNonNull(took.record(look));
    }

    /** A look failed; whether it was the first. */
    boolean failed() {
        failures.increment();
        return failures.count() == 1;
    }

    /** Things that are worth a look were not looked at; never true. */
    boolean skipped(String reason) {
        Counter.builder("watchword.kinds.skipped")
                .description("Frames on which a thing was worth a look that was not made")
                .tag("model", model)
                .tag("reason", reason)
                .register(registry)
                .increment();
        return false;
    }
}
