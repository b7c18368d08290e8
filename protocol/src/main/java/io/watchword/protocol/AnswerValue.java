package io.watchword.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The typed value of an answer. {@link #json()} is what the JSON field {@code value} holds. */
public sealed interface AnswerValue {
    /** The JSON field {@code type}. */
    String type();

    /** The JSON field {@code value}: a boolean, a number, a string, a box, or null for {@link Unknown}. */
    @org.jspecify.annotations.Nullable
    Object json();

    /** The value in words. */
    String text();

    /** Yes or no. */
    record Bool(boolean value) implements AnswerValue {
        @Override
        public String type() {
            return "boolean";
        }

        @Override
        public Object json() {
            return value;
        }

        @Override
        public String text() {
            return value ? "yes" : "no";
        }
    }

    /** How many; at least 0. */
    record Count(int value) implements AnswerValue {
        public Count {
            Checks.inRange("answer.value", value, 0, 1e6);
        }

        @Override
        public String type() {
            return "count";
        }

        @Override
        public Object json() {
            return value;
        }

        @Override
        public String text() {
            return Integer.toString(value);
        }
    }

    /** A basic colour term. */
    record Colour(String value) implements AnswerValue {
        @Override
        public String type() {
            return "colour";
        }

        @Override
        public Object json() {
            return value;
        }

        @Override
        public String text() {
            return value;
        }
    }

    /** What kind of thing: a label of the vocabulary. */
    record Category(String value) implements AnswerValue {
        @Override
        public String type() {
            return "category";
        }

        @Override
        public Object json() {
            return value;
        }

        @Override
        public String text() {
            return value;
        }
    }

    /** Where in the picture or relative to what, in words: "top left", "left of the van". */
    record Position(String value) implements AnswerValue {
        @Override
        public String type() {
            return "position";
        }

        @Override
        public Object json() {
            return value;
        }

        @Override
        public String text() {
            return value;
        }
    }

    /**
     * The box a referring expression means.
     *
     * @param value pixels of the frame
     * @param text the box in words
     */
    record RegionBox(Box value, String text) implements AnswerValue {
        @Override
        public String type() {
            return "region";
        }

        @Override
        public Object json() {
            return value;
        }
    }

    /** A length of time; in JSON, seconds. */
    record Span(Duration value) implements AnswerValue {
        @Override
        public String type() {
            return "duration";
        }

        @Override
        public Object json() {
            return value.toMillis() / 1000.0;
        }

        @Override
        public String text() {
            return String.format(Locale.ROOT, "%d s", value.toSeconds());
        }
    }

    /** A moment; in JSON, ISO-8601. */
    record Moment(Instant value) implements AnswerValue {
        @Override
        public String type() {
            return "time";
        }

        @Override
        public Object json() {
            return value.toString();
        }

        @Override
        public String text() {
            return value.toString();
        }
    }

    /** Words, from a model that answers in words. */
    record Words(String value) implements AnswerValue {
        @Override
        public String type() {
            return "text";
        }

        @Override
        public Object json() {
            return value;
        }

        @Override
        public String text() {
            return value;
        }
    }

    /**
     * It can't be said.
     *
     * @param reason why, in words a person can act on
     */
    record Unknown(String reason) implements AnswerValue {
        @Override
        public String type() {
            return "unknown";
        }

        @Override
        public @org.jspecify.annotations.Nullable Object json() {
            return null;
        }

        @Override
        public String text() {
            return "unknown";
        }
    }
}
