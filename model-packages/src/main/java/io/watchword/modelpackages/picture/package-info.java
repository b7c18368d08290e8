/** Pictures, and what is done to them before a model sees them. */
@NullMarked
package io.watchword.modelpackages.picture;

import org.jspecify.annotations.NullMarked;
