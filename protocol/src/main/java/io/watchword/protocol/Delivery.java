package io.watchword.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Answers to one question are delivered somewhere, when they are worth telling.
 *
 * @param id its id
 * @param question id of the question
 * @param when the condition, as {@link Condition#parse} reads it
 * @param to where to
 * @param createdAt when it was set up
 */
public record Delivery(String id, String question, String when, Destination to, Instant createdAt) {
    public Delivery(
            @Nullable String id,
            @Nullable String question,
            @Nullable String when,
            @Nullable Destination to,
            @Nullable Instant createdAt) {
        this.id = Ids.require("id", Checks.present("id", id));
        this.question = Ids.require("question", Checks.present("question", question));
        this.when = Checks.text("when", when, Condition.MAX_TEXT).strip();
        this.to = Checks.present("to", to);
        this.createdAt = Checks.present("createdAt", createdAt);
        Condition.parse(this.when);
    }

    /** When an answer is worth telling. */
    public Condition condition() {
        return Condition.parse(when);
    }
}
