package io.watchword.modelpackages.picture;

/**
 * A picture's sides.
 *
 * @param width pixels
 * @param height pixels
 */
public record PictureSize(int width, int height) {}
