package io.watchword.standalone.reason;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How answers are written: as JSON booleans, numbers and texts, or as texts where the question file does so. */
final class ClevrAnswer {
    private ClevrAnswer() {}

    /**
     * A value in the form of the file's own answers: where they are texts, "yes", "no" and "3".
     *
     * @param value a boolean, a number, a text or null
     * @param given the file's answer to the same question; only its type is looked at
     */
    static @Nullable Object inFormOf(JsonNode given, @Nullable Object value) {
        return value == null || !given.isTextual() ? value : text(value);
    }

    /** Whether two answers are the same, however they are written. */
    static boolean same(JsonNode given, @Nullable Object value) {
        return value != null && text(given.asText()).equals(text(value));
    }

    private static String text(Object value) {
        String text = value.toString().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "true" -> "yes";
            case "false" -> "no";
            default -> text;
        };
    }
}
