package io.watchword.process.config;

import io.watchword.protocol.InvalidFieldException;
import org.jspecify.annotations.Nullable;

/** What lists in configuration files have to hold to. */
final class Require {
    private Require() {}

    static String present(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidFieldException(field, "is missing");
        }
        return value.strip();
    }

    /** What bounds calls of models of every kind. */
    static void calls(double timeout, double perMinute, double perMinuteInAll, int atOnce, double maxAge) {
        between("timeout", timeout, 0.1, 300);
        between("calls-per-minute", perMinute, 0.001, 6_000);
        between("calls-per-minute-in-all", perMinuteInAll, 0.001, 60_000);
        between("at-once", atOnce, 1, 64);
        between("max-age", maxAge, 1, 86_400);
    }

    static void between(String field, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new InvalidFieldException(field, "must be from " + low + " to " + high + ", but is " + value);
        }
    }
}
