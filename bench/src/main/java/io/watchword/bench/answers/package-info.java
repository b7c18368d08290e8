/** How often the answer on a photograph is the one that people gave. */
@NullMarked
package io.watchword.bench.answers;

import org.jspecify.annotations.NullMarked;
