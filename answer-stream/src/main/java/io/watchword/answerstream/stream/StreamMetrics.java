package io.watchword.answerstream.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/**
 * Figures of the stream. {@code watchword_sse_clients}: clients now. {@code watchword_sse_events_total}: events handed
 * to clients' connections, each client counted. {@code watchword_sse_dropped_total}: what clients never got, by reason:
 * {@code scene-conflated} counts scenes that a newer one replaced, {@code slow-client} counts clients that were closed
 * because they did not read, {@code limit} counts clients that were refused.
 */
final class StreamMetrics {
    private static final String DROPPED = "watchword.sse.dropped";

    private final Counter events;
    private final Counter conflated;
    private final Counter slow;
    private final Counter refused;

    StreamMetrics(MeterRegistry meters, Supplier<Number> clients) {
        Gauge.builder("watchword.sse.clients", clients)
                .description("Clients of the event stream")
                .register(meters);
        events = Counter.builder("watchword.sse.events")
                .description("Events sent to clients")
                .register(meters);
        conflated = dropped(meters, "scene-conflated");
        slow = dropped(meters, "slow-client");
        refused = dropped(meters, "limit");
    }

    private static Counter dropped(MeterRegistry meters, String reason) {
        return Counter.builder(DROPPED)
                .description("What clients of the event stream never got")
                .tag("reason", reason)
                .register(meters);
    }

    void sent() {
        events.increment();
    }

    void conflated() {
        conflated.increment();
    }

    void slow() {
        slow.increment();
    }

    void refused() {
        refused.increment();
    }
}
