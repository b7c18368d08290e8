package io.watchword.questionengine.vocabulary;

/**
 * What a word says of a thing: "shiny", that its material is metal.
 *
 * @param attribute {@code colour} or another of the vocabulary's
 * @param value as answers name it
 * @param rough whether the word means only something near it, as a shade does its basic colour
 */
public record Value(String attribute, String value, boolean rough) {}
