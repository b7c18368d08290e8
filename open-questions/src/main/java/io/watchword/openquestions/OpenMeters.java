package io.watchword.openquestions;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * What becomes of scenes that open questions could be asked on: of each question and scene, asked + skipped. Everything
 * that is asked is in the end counted under its outcome.
 */
final class OpenMeters {
    private final MeterRegistry registry;

    OpenMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void skipped(String model, String reason) {
        registry.counter("watchword.open.skipped", "model", model, "reason", reason)
                .increment();
    }

    void asked(String model, String outcome, Duration took) {
        registry.counter("watchword.open.asked", "model", model, "outcome", outcome)
                .increment();
        Timer.builder("watchword.open.answer")
                .description("Having a model answer a question, frame and pictures included")
                .tag("model", model)
                .register(registry)
                .record(took);
    }
}
