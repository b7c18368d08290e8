/** What a camera has seen: the tracks of the last hours, small enough to keep and quick to ask. */
@NullMarked
package io.watchword.questionengine.history;

import org.jspecify.annotations.NullMarked;
