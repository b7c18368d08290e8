package io.watchword.bench.answers;

import org.jspecify.annotations.Nullable;

/** What became of a question. */
public sealed interface Reply {
    /** One word for tables and reports. */
    String outcome();

    /** In words; null where there is no answer. */
    default @Nullable String answer() {
        return null;
    }

    /** The kind of question; null where it was not taken for one. */
    default @Nullable String kind() {
        return null;
    }

    /** An answer. */
    record Said(String kind, String answer) implements Reply {
        @Override
        public String outcome() {
            return "answered";
        }
    }

    /** A question that is understood and whose answer can't be told from the picture. */
    record Unknown(String kind) implements Reply {
        @Override
        public String outcome() {
            return "unknown";
        }
    }

    /** A question that was not asked of the picture: {@code outside} the vocabulary, or {@code refused}. */
    record Not(String outcome) implements Reply {}
}
