/** Photographs, questions and expressions that people wrote, read where they lie. */
@NullMarked
package io.watchword.bench.data;

import org.jspecify.annotations.NullMarked;
