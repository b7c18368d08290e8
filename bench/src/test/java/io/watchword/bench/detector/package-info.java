@NullMarked
package io.watchword.bench.detector;

import org.jspecify.annotations.NullMarked;
