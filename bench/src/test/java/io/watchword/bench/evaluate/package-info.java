@NullMarked
package io.watchword.bench.evaluate;

import org.jspecify.annotations.NullMarked;
