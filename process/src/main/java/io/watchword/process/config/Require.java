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

    static void between(String field, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new InvalidFieldException(field, "must be from " + low + " to " + high + ", but is " + value);
        }
    }
}
