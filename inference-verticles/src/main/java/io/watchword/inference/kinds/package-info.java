/** What kind of thing each track is, as a classifier in a model package tells. */
@NullMarked
package io.watchword.inference.kinds;

import org.jspecify.annotations.NullMarked;
