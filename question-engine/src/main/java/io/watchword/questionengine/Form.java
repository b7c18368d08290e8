package io.watchword.questionengine;

import org.jspecify.annotations.Nullable;

/** One form of question. */
@FunctionalInterface
interface Form {
    /** Reads the text as this form; null if it does not have it. What it leaves unread counts as not understood. */
    @Nullable
    Program read(Reader reader);
}
