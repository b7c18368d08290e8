package io.watchword.questionengine.program;

import com.fasterxml.jackson.annotation.JsonValue;

/** A part of the picture. */
public enum Place {
    LEFT("left"),
    RIGHT("right"),
    FAR_LEFT("far left"),
    FAR_RIGHT("far right"),
    TOP("top"),
    BOTTOM("bottom"),
    VERY_TOP("very top"),
    VERY_BOTTOM("very bottom"),
    MIDDLE("middle"),
    TOP_LEFT("top left"),
    TOP_RIGHT("top right"),
    BOTTOM_LEFT("bottom left"),
    BOTTOM_RIGHT("bottom right"),
    FRONT("foreground"),
    BACK("background");

    private final String words;

    Place(String words) {
        this.words = words;
    }

    /** The same in words. */
    @JsonValue
    public String words() {
        return words;
    }
}
