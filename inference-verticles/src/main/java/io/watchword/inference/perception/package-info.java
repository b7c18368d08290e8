/** The way of a frame through perception: waiting, decoding, detecting, following. */
@NullMarked
package io.watchword.inference.perception;

import org.jspecify.annotations.NullMarked;
