package io.watchword.modelpackages.task;

/**
 * A region of a picture as a detector sees it.
 *
 * @param left as a share of the picture's width
 * @param top as a share of its height
 * @param right as left
 * @param bottom as top
 * @param features as many numbers as the model takes
 */
@SuppressWarnings("ArrayRecordComponent")
public record RegionFeatures(float left, float top, float right, float bottom, float[] features) {}
