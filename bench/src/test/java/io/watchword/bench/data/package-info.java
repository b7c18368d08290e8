@NullMarked
package io.watchword.bench.data;

import org.jspecify.annotations.NullMarked;
