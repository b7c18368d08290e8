/** From a picture to boxes: the detector, what its scores are worth, and what it saw twice. */
@NullMarked
package io.watchword.inference.detector;

import org.jspecify.annotations.NullMarked;
