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

    /**
     * A length of time; in JSON, seconds.
     *
     * @param value not negative
     * @param orMore whether it may be longer: it had begun before anything was seen
     */
    record Span(Duration value, boolean orMore) implements AnswerValue {
        static final String OR_MORE = "at least ";

        /** A length of time that is known to its beginning. */
        public Span(Duration value) {
            this(value, false);
        }

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
            return (orMore ? OR_MORE : "") + words();
        }

        private String words() {
            long seconds = Math.round(value.toMillis() / 1000.0);
            if (seconds < 120) {
                return String.format(Locale.ROOT, "%d s", seconds);
            }
            return seconds < 7200
                    ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
                    : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds % 3600 / 60);
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

    /** Words: a value that is none of the others, such as a material, or what a model answers in words. */
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
