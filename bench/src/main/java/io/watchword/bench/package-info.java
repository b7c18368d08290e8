/** Benchmarks and accuracy runs; each prints a table. */
@NullMarked
package io.watchword.bench;

import org.jspecify.annotations.NullMarked;
