package io.watchword.questionengine.program;

import com.fasterxml.jackson.annotation.JsonValue;

/** Big or small. */
public enum Size {
    BIG("big"),
    SMALL("small");

    private final String words;

    Size(String words) {
        this.words = words;
    }

    /** The same in words. */
    @JsonValue
    public String words() {
        return words;
    }
}
