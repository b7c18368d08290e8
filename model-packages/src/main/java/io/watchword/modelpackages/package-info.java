/** From a model package on disk to typed results on a device. */
@NullMarked
package io.watchword.modelpackages;

import org.jspecify.annotations.NullMarked;
