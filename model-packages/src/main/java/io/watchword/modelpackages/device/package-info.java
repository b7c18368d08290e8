/** What models run on. */
@NullMarked
package io.watchword.modelpackages.device;

import org.jspecify.annotations.NullMarked;
