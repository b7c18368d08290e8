package io.watchword.questionengine.program;

import com.fasterxml.jackson.annotation.JsonValue;

/** How something moves. */
public enum Motion {
    MOVING("moving"),
    STOPPED("stopped"),
    PARKED("parked"),
    ARRIVING("arriving"),
    LEAVING("leaving"),
    MOVING_LEFT("moving to the left"),
    MOVING_RIGHT("moving to the right"),
    APPROACHING("coming closer"),
    RECEDING("going away");

    private final String words;

    Motion(String words) {
        this.words = words;
    }

    /** The same in words. */
    @JsonValue
    public String words() {
        return words;
    }
}
