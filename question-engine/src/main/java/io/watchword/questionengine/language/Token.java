package io.watchword.questionengine.language;

/**
 * A word of the text.
 *
 * @param text as it was written
 * @param word in lower case, for matching
 */
record Token(String text, String word) {}
