package io.watchword.questionengine.program;

import com.fasterxml.jackson.annotation.JsonValue;

/** How one thing stands to another, as the picture shows it. */
public enum Relation {
    LEFT_OF("left of"),
    RIGHT_OF("right of"),
    ABOVE("above"),
    BELOW("below"),
    NEAR("near"),
    TOUCHING("touching"),
    AROUND("around"),
    ON("on"),
    UNDER("under"),
    IN("in"),
    IN_FRONT_OF("in front of"),
    BEHIND("behind"),
    HOLDING("holding"),
    RIDING("riding"),
    CARRYING("carrying"),
    WEARING("wearing"),
    WITH("with"),
    OF("of"),
    HELD_BY("held by"),
    RIDDEN_BY("ridden by"),
    CARRIED_BY("carried by"),
    WORN_BY("worn by"),
    FACING("facing"),
    BIGGER_THAN("bigger than"),
    SMALLER_THAN("smaller than");

    private final String words;

    Relation(String words) {
        this.words = words;
    }

    /** The same in words. */
    @JsonValue
    public String words() {
        return words;
    }
}
