package io.watchword.questionengine.program;

import com.fasterxml.jackson.annotation.JsonValue;

/** What things are put in order by. */
public enum Order {
    FROM_LEFT("from the left"),
    FROM_RIGHT("from the right"),
    FROM_TOP("from the top"),
    FROM_BOTTOM("from the bottom"),
    BIGGEST("biggest first"),
    SMALLEST("smallest first"),
    NEAREST("nearest first"),
    FARTHEST("farthest first"),
    MIDDLEMOST("from the middle");

    private final String words;

    Order(String words) {
        this.words = words;
    }

    /** The same in words. */
    @JsonValue
    public String words() {
        return words;
    }
}
