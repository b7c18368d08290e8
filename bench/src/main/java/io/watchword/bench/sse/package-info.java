/** The event stream under thousands of subscribers. */
@NullMarked
package io.watchword.bench.sse;

import org.jspecify.annotations.NullMarked;
