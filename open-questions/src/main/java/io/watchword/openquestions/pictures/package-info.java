/** Frames and parts of them, as models are shown them. */
@NullMarked
package io.watchword.openquestions.pictures;

import org.jspecify.annotations.NullMarked;
