package io.watchword.questionengine.clevr;

/**
 * A made-up question.
 *
 * @param answer a boolean, a number or a text, by the reference interpreter
 */
record Asked(String family, String text, Object answer) {}
