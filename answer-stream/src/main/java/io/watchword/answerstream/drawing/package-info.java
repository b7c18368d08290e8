/** Boxes and words on pictures; pure Java, without the system's fonts or a screen. */
@NullMarked
package io.watchword.answerstream.drawing;

import org.jspecify.annotations.NullMarked;
