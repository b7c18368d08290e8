@NullMarked
package io.watchword.bench.fuzz;

import org.jspecify.annotations.NullMarked;
