package io.watchword.modelpackages.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a network can be given. N is 1 but where texts are several. */
public enum Input {
    /** {@code int64 [N, T]}: a text's tokens. */
    @JsonProperty("input-ids")
    INPUT_IDS,
    /** {@code int64 [N, T]}: 1 for a token, 0 for padding. */
    @JsonProperty("attention-mask")
    ATTENTION_MASK,
    /** {@code int64 [N, T]}: which of two texts a token is of. */
    @JsonProperty("token-types")
    TOKEN_TYPES,
    /** {@code float32 [1, 3, H, W]}: the prepared picture. */
    @JsonProperty("pixels")
    PIXELS,
    /** {@code int64 [1, H, W]}: 1 all over, as a single picture has no padding. */
    @JsonProperty("pixel-mask")
    PIXEL_MASK,
    /** {@code float32 [1, R, D]}: the features of regions. */
    @JsonProperty("features")
    FEATURES,
    /** {@code float32 [1, R, 4]}: their corners x1, y1, x2, y2 as shares of the picture's sides. */
    @JsonProperty("boxes")
    BOXES
}
