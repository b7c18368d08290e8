/** Accuracy by the field's own measures, over the files that people have. */
@NullMarked
package io.watchword.bench.evaluate;

import org.jspecify.annotations.NullMarked;
