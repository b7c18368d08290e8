/** What cameras cost, and what the motion gate saves. */
@NullMarked
package io.watchword.bench.ingest;

import org.jspecify.annotations.NullMarked;
