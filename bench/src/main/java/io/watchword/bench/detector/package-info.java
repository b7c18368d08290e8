/** How well the detector sees, against photographs with known boxes. */
@NullMarked
package io.watchword.bench.detector;

import org.jspecify.annotations.NullMarked;
