package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question that stands until it is withdrawn.
 *
 * @param id its id
 * @param text as it was asked, 1 to {@value #MAX_TEXT} characters
 * @param cameras ids of the cameras it is about; empty for all, also those added later
 * @param zone the zone it is limited to, or null
 * @param emit when it sends answers
 * @param hold seconds for which new evidence must last before the answer changes, 0 to 3600
 * @param minConfidence below this confidence, in [0, 1], the answer is {@code unknown}
 * @param createdAt when it was asked
 * @param understood what the engine took it to mean, in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Question(
        String id,
        String text,
        List<String> cameras,
        @Nullable String zone,
        Emit emit,
        double hold,
        double minConfidence,
        Instant createdAt,
        @Nullable String understood) {
    /** Longest text that is taken. */
    public static final int MAX_TEXT = 500;

    /** Seconds for which evidence must last, where the question does not say. */
    public static final double DEFAULT_HOLD = 0.5;

    /** Fills in what was left out. */
    @JsonCreator
    public Question(
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("text") @Nullable String text,
            @JsonProperty("cameras") @Nullable List<String> cameras,
            @JsonProperty("zone") @Nullable String zone,
            @JsonProperty("emit") @Nullable Emit emit,
            @JsonProperty("hold") @Nullable Double hold,
            @JsonProperty("minConfidence") @Nullable Double minConfidence,
            @JsonProperty("createdAt") @Nullable Instant createdAt,
            @JsonProperty("understood") @Nullable String understood) {
        this(
                Checks.present("id", id),
                Checks.present("text", text),
                cameras == null ? List.of() : List.copyOf(cameras),
                zone,
                emit == null ? Emit.CHANGE : emit,
                hold == null ? DEFAULT_HOLD : hold.doubleValue(),
                minConfidence == null ? 0 : minConfidence.doubleValue(),
                Checks.present("createdAt", createdAt),
                understood);
    }

    public Question {
        Ids.require("id", id);
        Checks.text("text", text, MAX_TEXT);
        Checks.inRange("hold", hold, 0, 3600);
        Checks.inRange("minConfidence", minConfidence, 0, 1);
        cameras.forEach(camera -> Ids.require("cameras", camera));
    }

    /** Whether it is about this camera. */
    public boolean concerns(String camera) {
        return cameras.isEmpty() || cameras.contains(camera);
    }
}
