package io.watchword.questionengine.program;

import com.fasterxml.jackson.annotation.JsonValue;

/** What something can have done. */
public enum Event {
    APPEARED("appeared"),
    ENTERED("entered"),
    LEFT("left"),
    CROSSED("crossed"),
    STOPPED("stopped");

    private final String words;

    Event(String words) {
        this.words = words;
    }

    /** The same in words. */
    @JsonValue
    public String words() {
        return words;
    }
}
