package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person says an answer is wrong.
 *
 * @param answer id of the answer
 * @param at when it was flagged
 * @param note what the person wrote, at most 1000 characters, or null
 * @param judged the answer itself, as the log keeps it for some days only; null where it was not found
 * @param picture where its frame is kept; null where it was gone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Feedback(
        String answer, Instant at, @Nullable String note, @Nullable Answer judged, @Nullable Picture picture) {
    /**
     * A place among the pictures of feedback.
     *
     * @param partition of the topic
     * @param offset in it
     */
    public record Picture(int partition, long offset) {}

    @JsonCreator
    public Feedback(
            @JsonProperty("answer") @Nullable String answer,
            @JsonProperty("at") @Nullable Instant at,
            @JsonProperty("note") @Nullable String note,
            @JsonProperty("judged") @Nullable Answer judged,
            @JsonProperty("picture") @Nullable Picture picture) {
        this.answer = Checks.text("answer", answer, 200);
        this.at = Checks.present("at", at);
        this.note = note == null ? null : Checks.text("note", note, 1000);
        this.judged = judged;
        this.picture = picture;
    }

    /** About an answer that is not known any more. */
    public Feedback(@Nullable String answer, @Nullable Instant at, @Nullable String note) {
        this(answer, at, note, null, null);
    }

    /** The same with what it is about. */
    public Feedback about(@Nullable Answer answerItself, @Nullable Picture itsPicture) {
        return new Feedback(answer, at, note, answerItself, itsPicture);
    }
}
