package io.watchword.questionengine.program;

import com.fasterxml.jackson.annotation.JsonValue;

/** How two numbers compare. */
public enum Comparison {
    AT_LEAST("at least"),
    AT_MOST("at most"),
    EXACTLY("exactly"),
    MORE_THAN("more than"),
    FEWER_THAN("fewer than");

    private final String words;

    Comparison(String words) {
        this.words = words;
    }

    /** The comparison in words: "at least". */
    @JsonValue
    public String words() {
        return words;
    }

    /** Whether {@code a} compares to {@code b} in this way. */
    public boolean holds(int a, int b) {
        return switch (this) {
            case AT_LEAST -> a >= b;
            case AT_MOST -> a <= b;
            case EXACTLY -> a == b;
            case MORE_THAN -> a > b;
            case FEWER_THAN -> a < b;
        };
    }
}
