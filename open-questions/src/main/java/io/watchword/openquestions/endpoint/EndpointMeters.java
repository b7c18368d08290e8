package io.watchword.openquestions.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;

/** What an endpoint is sent and costs: requests by what came of each, tokens, and money by the configured prices. */
final class EndpointMeters {
    private static final double MILLION = 1e6;

    private final MeterRegistry registry;
    private final String model;
    private final double priceIn;
    private final double priceOut;

    EndpointMeters(MeterRegistry registry, String model, double priceIn, double priceOut) {
        this.registry = registry;
        this.model = model;
        this.priceIn = priceIn;
        this.priceOut = priceOut;
    }

    void request(String outcome) {
        registry.counter("watchword.model.requests", "model", model, "outcome", outcome)
                .increment();
    }

    /** By what a reply tells of it, also one that is cut off: it costs as much. */
    void used(JsonNode usage) {
        long sent = Math.max(0, usage.path("prompt_tokens").asLong());
        long received = Math.max(0, usage.path("completion_tokens").asLong());
        tokens("in", sent);
        tokens("out", received);
        registry.counter("watchword.model.cost", "model", model)
                .increment(sent * priceIn / MILLION + received * priceOut / MILLION);
    }

    private void tokens(String direction, long count) {
        registry.counter("watchword.model.tokens", "model", model, "direction", direction)
                .increment((double) count);
    }
}
