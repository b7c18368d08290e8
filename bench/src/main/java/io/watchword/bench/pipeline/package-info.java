/** How much of the bare model's speed the whole path keeps. */
@NullMarked
package io.watchword.bench.pipeline;

import org.jspecify.annotations.NullMarked;
