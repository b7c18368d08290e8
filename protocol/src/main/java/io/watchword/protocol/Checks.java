package io.watchword.protocol;

final class Checks {
    private Checks() {}

    static double inRange(String field, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new InvalidFieldException(field, "must be from " + low + " to " + high + ", but is " + value);
        }
        return value;
    }

    static double finite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidFieldException(field, "must be a finite number");
        }
        return value;
    }

    static <T> T present(String field, @org.jspecify.annotations.Nullable T value) {
        if (value == null) {
            throw new InvalidFieldException(field, "is missing");
        }
        return value;
    }

    static String text(String field, @org.jspecify.annotations.Nullable String value, int max) {
        String text = present(field, value);
        if (text.isBlank()) {
            throw new InvalidFieldException(field, "is empty");
        }
        if (text.length() > max) {
            throw new InvalidFieldException(
                    field, "has " + text.length() + " characters; at most " + max + " are allowed");
        }
        return text;
    }
}
