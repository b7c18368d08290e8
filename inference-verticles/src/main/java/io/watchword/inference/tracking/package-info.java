/** Follows things from frame to frame: pure Java, deterministic, told the time by the frames alone. */
@NullMarked
package io.watchword.inference.tracking;

import org.jspecify.annotations.NullMarked;
