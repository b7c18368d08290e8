/** How fast the question engine is, and how much memory a question takes. */
@NullMarked
package io.watchword.bench.engine;

import org.jspecify.annotations.NullMarked;
