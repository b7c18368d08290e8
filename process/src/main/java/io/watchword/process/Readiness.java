package io.watchword.process;

import io.vertx.core.Future;
import io.watchword.protocol.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Whether a process does its job: how each thing that it needs is doing. For one event loop. */
public final class Readiness {
    private final Supplier<Future<Health>> broker;
    private final List<Supplier<Health>> parts;

    /**
     * @param broker asks for the broker's state
     * @param parts of the process; may grow
     */
    public Readiness(Supplier<Future<Health>> broker, List<Supplier<Health>> parts) {
        this.broker = broker;
        this.parts = parts;
    }

    /**
     * How everything is doing.
     *
     * @param status {@code up} or {@code down}
     * @param checks of each part, the broker first
     */
    public record Report(String status, List<Health> checks) {
        /** Up if every part is. */
        public static Report of(List<Health> checks) {
            return new Report(checks.stream().allMatch(Health::ok) ? "up" : "down", checks);
        }

        /** 200 or 503. */
        public int httpStatus() {
            return status.equals("up") ? 200 : 503;
        }
    }

    /** How each part is doing, the broker first. */
    public Future<List<Health>> checks() {
        return broker.get().map(ofBroker -> {
            List<Health> checks = new ArrayList<>(List.of(ofBroker));
            parts.forEach(part -> checks.add(ask(part)));
            return checks;
        });
    }

    private static Health ask(Supplier<Health> part) {
        try {
            return part.get();
        } catch (RuntimeException e) {
            return Health.down(
                    "part", "its health check failed: " + e.getClass().getSimpleName());
        }
    }
}
