@NullMarked
package io.watchword.bench.answers;

import org.jspecify.annotations.NullMarked;
