/** Watchword under load for as long as one likes, to see what grows. */
@NullMarked
package io.watchword.bench.soak;

import org.jspecify.annotations.NullMarked;
