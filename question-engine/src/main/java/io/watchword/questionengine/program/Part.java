package io.watchword.questionengine.program;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The part of a thing a colour belongs to. */
public enum Part {
    /** All of it. */
    @JsonProperty("whole")
    WHOLE("it"),
    /** What a person wears, above or below. */
    @JsonProperty("clothes")
    CLOTHES("clothes"),
    /** What a person wears above the waist. */
    @JsonProperty("upper")
    UPPER("upper body"),
    /** What a person wears below the waist. */
    @JsonProperty("lower")
    LOWER("lower body");

    private final String words;

    Part(String words) {
        this.words = words;
    }

    /** The part in words. */
    public String words() {
        return words;
    }
}
