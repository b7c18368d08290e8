package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a person or program that has logged in may do; each may do what those before it may. */
public enum Role {
    /** Looks, and asks about now and the past. */
    @JsonProperty("viewer")
    VIEWER("viewer"),
    /** Also writes standing questions, flags answers, and says where answers go. */
    @JsonProperty("operator")
    OPERATOR("operator"),
    /** Also connects cameras, gives out tokens, and reads who changed what. */
    @JsonProperty("admin")
    ADMIN("admin");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** As it is written. */
    public String word() {
        return word;
    }

    /** Whether whoever has this role may do what needs that one. */
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}
