package io.watchword.modelpackages.text;

/**
 * A text as a network takes it; the three are of one length.
 *
 * @param ids the tokens, padding behind
 * @param attention 1 for a token, 0 for padding
 * @param types which of two texts each is of
 */
@SuppressWarnings("ArrayRecordComponent")
public record Tokens(long[] ids, long[] attention, long[] types) {}
