package io.watchword.modelpackages.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What is done to a text.
 *
 * @param tokenizer a file of Hugging Face's tokenizers, tokenizer.json
 * @param longest tokens, the special ones among them; what is beyond is cut off
 * @param pad the token that fills up
 * @param padTo tokens that every text is filled up to, or 0
 */
public record TextSteps(
        @JsonProperty(required = true) String tokenizer,
        @JsonProperty(required = true) int longest,
        long pad,
        @JsonProperty("pad-to") int padTo) {
    private static final int MOST = 4096;

    public TextSteps {
        if (longest < 1 || longest > MOST) {
            throw new IllegalArgumentException("text.longest: must be from 1 to " + MOST + ", but is " + longest);
        }
        if (padTo < 0 || padTo > longest) {
            throw new IllegalArgumentException("text.pad-to: must be from 0 to text.longest, but is " + padTo);
        }
    }
}
