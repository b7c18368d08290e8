package io.watchword.questionengine;

import com.fasterxml.jackson.annotation.JsonValue;

/** What things are put in order by. */
public enum Order {
    FROM_LEFT("from the left"),
    FROM_RIGHT("from the right"),
    FROM_TOP("from the top"),
    FROM_BOTTOM("from the bottom"),
    BIGGEST("biggest first"),
    SMALLEST("smallest first");

    private final String words;

    Order(String words) {
        this.words = words;
    }

    /** The order in words: "from the left". */
    @JsonValue
    public String words() {
        return words;
    }
}
