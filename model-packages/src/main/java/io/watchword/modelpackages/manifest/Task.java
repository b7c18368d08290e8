package io.watchword.modelpackages.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a package is for. */
public enum Task {
    /** A picture to labelled boxes. */
    @JsonProperty("detect")
    DETECT,
    /** A picture and words to boxes. */
    @JsonProperty("ground")
    GROUND,
    /** A picture and a question to answers. */
    @JsonProperty("answer")
    ANSWER,
    /** A picture to a sentence. */
    @JsonProperty("caption")
    CAPTION,
    /** A picture to classes. */
    @JsonProperty("classify")
    CLASSIFY;

    /** As it is written in model.yaml. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
