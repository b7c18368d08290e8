package io.watchword.modelpackages.task;

/**
 * A text and how much a model holds by it.
 *
 * @param score in [0, 1]; no probability
 */
public record Ranked(String text, double score) {}
