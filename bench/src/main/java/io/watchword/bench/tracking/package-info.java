/** How well people are followed on the demo clip, against boxes that were drawn by eye. */
@NullMarked
package io.watchword.bench.tracking;

import org.jspecify.annotations.NullMarked;
