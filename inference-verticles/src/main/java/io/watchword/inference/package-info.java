/** Frames to scenes, and scenes with questions to answers: what a process deploys, and perception for recordings. */
@NullMarked
package io.watchword.inference;

import org.jspecify.annotations.NullMarked;
