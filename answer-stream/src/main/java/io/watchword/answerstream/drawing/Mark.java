package io.watchword.answerstream.drawing;

import io.watchword.protocol.Box;

/**
 * A box to be drawn.
 *
 * @param box pixels of the picture
 * @param label what is in it; things of one label have one colour
 * @param text beside it
 */
public record Mark(Box box, String label, String text) {}
