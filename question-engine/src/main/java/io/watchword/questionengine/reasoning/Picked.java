package io.watchword.questionengine.reasoning;

/**
 * Which things of a world are picked out: for each, in the world's order, the bounds of the probability that it is
 * there and meant.
 *
 * @param low what holds for certain
 * @param high also what might hold, if what is not known were known
 */
@SuppressWarnings("ArrayRecordComponent") // carries numbers, is never compared
public record Picked(double[] low, double[] high) {}
