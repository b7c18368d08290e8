package io.watchword.questionengine.program;

import com.fasterxml.jackson.annotation.JsonValue;

/** Of how many of a group something is said. */
public enum Quantifier {
    ALL("all"),
    NONE("none"),
    BOTH("both"),
    NEITHER("neither"),
    MOST("most"),
    EITHER("either");

    private final String words;

    Quantifier(String words) {
        this.words = words;
    }

    /** The same in words. */
    @JsonValue
    public String words() {
        return words;
    }
}
