/** What people say of answers, kept with the answer and its frame, and given out as a set to try again. */
@NullMarked
package io.watchword.answerstream.feedback;

import org.jspecify.annotations.NullMarked;
