package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
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
 * @param model who is to answer: {@code auto}, {@code scene} or the name of a model
 * @param regions what {@code [1]}, {@code [2]} in the text stand for, at most {@value #MOST_REGIONS}; answers are of
 *     the first one's camera
 * @param route who does answer
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
        @Nullable String understood,
        String model,
        List<CameraRegion> regions,
        Route route) {
    /** Longest text that is taken. */
    public static final int MAX_TEXT = 500;

    /** Most regions that a question may refer to. */
    public static final int MOST_REGIONS = 8;

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
            @JsonProperty("understood") @Nullable String understood,
            @JsonProperty("model") @Nullable String model,
            @JsonProperty("regions") @Nullable List<CameraRegion> regions,
            @JsonProperty("route") @Nullable Route route) {
        this(
                Checks.present("id", id),
                Checks.present("text", text),
                cameras == null ? List.of() : List.copyOf(cameras),
                zone,
                emit == null ? Emit.CHANGE : emit,
                hold == null ? DEFAULT_HOLD : hold.doubleValue(),
                minConfidence == null ? 0 : minConfidence.doubleValue(),
                Checks.present("createdAt", createdAt),
                understood,
                model == null ? ModelStatus.AUTO : model,
                regions == null ? List.of() : List.copyOf(regions),
                route == null ? Route.scene() : route);
    }

    /** A question that the question engine answers, filling in what was left out. */
    public Question(
            @Nullable String id,
            @Nullable String text,
            @Nullable List<String> cameras,
            @Nullable String zone,
            @Nullable Emit emit,
            @Nullable Double hold,
            @Nullable Double minConfidence,
            @Nullable Instant createdAt,
            @Nullable String understood) {
        this(id, text, cameras, zone, emit, hold, minConfidence, createdAt, understood, null, null, null);
    }

    /** A question that the question engine answers. */
    public Question(
            String id,
            String text,
            List<String> cameras,
            @Nullable String zone,
            Emit emit,
            double hold,
            double minConfidence,
            Instant createdAt,
            @Nullable String understood) {
        this(
                id,
                text,
                cameras,
                zone,
                emit,
                hold,
                minConfidence,
                createdAt,
                understood,
                ModelStatus.AUTO,
                List.of(),
                Route.scene());
    }

    public Question {
        Ids.require("id", id);
        Checks.text("text", text, MAX_TEXT);
        Checks.inRange("hold", hold, 0, 3600);
        Checks.inRange("minConfidence", minConfidence, 0, 1);
        cameras.forEach(camera -> Ids.require("cameras", camera));
        Ids.require("model", model);
        if (regions.size() > MOST_REGIONS) {
            throw new InvalidFieldException(
                    "regions", "has " + regions.size() + " regions; at most " + MOST_REGIONS + " are allowed");
        }
    }

    /** The same with what was made of it when it was asked. */
    public Question routed(List<String> about, @Nullable String meaning, Route taken) {
        return new Question(
                id, text, about, zone, emit, hold, minConfidence, createdAt, meaning, model, regions, taken);
    }

    /** The same about these cameras alone. */
    public Question about(List<String> only) {
        return new Question(
                id, text, only, zone, emit, hold, minConfidence, createdAt, understood, model, regions, route);
    }

    /** Whether the question engine answers it. */
    @JsonIgnore
    public boolean isOfScene() {
        return route instanceof Route.Scene;
    }

    /** Whether it is about this camera. */
    public boolean concerns(String camera) {
        return cameras.isEmpty() || cameras.contains(camera);
    }

    /** Whether it has answers on this camera: where it refers to regions, only on the first one's. */
    public boolean answersOn(String camera) {
        return regions.isEmpty() ? concerns(camera) : regions.get(0).camera().equals(camera);
    }
}
