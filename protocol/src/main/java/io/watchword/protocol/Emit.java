package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When a standing question sends its answer. */
public enum Emit {
    /** When the held answer changes. */
    @JsonProperty("change")
    CHANGE,
    /** On every frame. */
    @JsonProperty("every")
    EVERY
}
