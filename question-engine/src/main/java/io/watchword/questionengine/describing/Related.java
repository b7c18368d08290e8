package io.watchword.questionengine.describing;

import io.watchword.questionengine.program.Relation;

/**
 * How one thing stands to another.
 *
 * @param subject track of the one
 * @param relation as the picture shows it
 * @param object track of the other
 * @param p how probably, in [0, 1], the things' own probabilities included
 * @param text in words
 */
public record Related(long subject, Relation relation, long object, double p, String text) {}
