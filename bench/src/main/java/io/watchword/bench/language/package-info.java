/** How much of what people ask is understood, and how fast. */
@NullMarked
package io.watchword.bench.language;

import org.jspecify.annotations.NullMarked;
