package io.watchword.deliveries;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** Counts deliveries: attempts = delivered + failed; each answer is in the end delivered, dead-lettered or dropped. */
final class DeliveryMeters {
    private static final String NAME = "watchword.deliveries";

    private final MeterRegistry meters;

    DeliveryMeters(MeterRegistry meters, Supplier<Number> waiting) {
        this.meters = meters;
        Gauge.builder(NAME + ".waiting", waiting)
                .description("Answers that wait to be delivered")
                .register(meters);
    }

    void delivered(String type) {
        count(type, "delivered");
    }

    void failed(String type) {
        count(type, "failed");
    }

    void deadLettered(String type) {
        count(type, "dead-lettered");
    }

    /** Its delivery was removed. */
    void dropped() {
        count("none", "dropped");
    }

    private void count(String type, String outcome) {
        meters.counter(NAME, "type", type, "outcome", outcome).increment();
    }
}
