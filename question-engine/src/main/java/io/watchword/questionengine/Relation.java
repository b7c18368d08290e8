package io.watchword.questionengine;

import com.fasterxml.jackson.annotation.JsonValue;

/** How one thing stands to another, as the picture shows it. */
public enum Relation {
    LEFT_OF("left of"),
    RIGHT_OF("right of"),
    ABOVE("above"),
    BELOW("below"),
    NEAR("near"),
    ON("on"),
    IN("in"),
    IN_FRONT_OF("in front of"),
    BEHIND("behind");

    private final String words;

    Relation(String words) {
        this.words = words;
    }

    /** The relation in words: "left of". */
    @JsonValue
    public String words() {
        return words;
    }
}
