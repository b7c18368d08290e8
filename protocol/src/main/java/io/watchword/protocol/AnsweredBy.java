package io.watchword.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a model came to an answer.
 *
 * @param model its name
 * @param steps what was done, in order
 */
public record AnsweredBy(String model, List<Step> steps) {
    public AnsweredBy(@Nullable String model, @Nullable List<Step> steps) {
        this.model = Ids.require("by.model", Checks.present("by.model", model));
        this.steps = steps == null ? List.of() : List.copyOf(steps);
    }

    /**
     * One thing that was done.
     *
     * @param by {@code scene} for the question engine, else the name of a model
     * @param says in words: "grounded the man in red: track 17"
     */
    public record Step(String by, String says) {}
}
