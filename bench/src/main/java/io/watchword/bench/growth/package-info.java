/** What an installation costs as it grows. */
@NullMarked
package io.watchword.bench.growth;

import org.jspecify.annotations.NullMarked;
