/** Answers as they come, as server-sent events. */
@NullMarked
package io.watchword.answerstream.stream;

import org.jspecify.annotations.NullMarked;
