@NullMarked
package io.watchword.bench.language;

import org.jspecify.annotations.NullMarked;
