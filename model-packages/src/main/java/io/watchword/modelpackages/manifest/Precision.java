package io.watchword.modelpackages.manifest;

/** What a network's weights are kept in. */
public enum Precision {
    FP32,
    FP16,
    BF16
}
