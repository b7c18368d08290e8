package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person says an answer is wrong.
 *
 * @param answer id of the answer
 * @param at when it was flagged
 * @param note what the person wrote, at most 1000 characters, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Feedback(String answer, Instant at, @Nullable String note) {
    public Feedback(@Nullable String answer, @Nullable Instant at, @Nullable String note) {
        this.answer = Checks.text("answer", answer, 200);
        this.at = Checks.present("at", at);
        this.note = note == null ? null : Checks.text("note", note, 1000);
    }
}
