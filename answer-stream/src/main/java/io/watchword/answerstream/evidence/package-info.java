/** The frames that answers changed on: kept, found again, and shown with what proves the answer. */
@NullMarked
package io.watchword.answerstream.evidence;

import org.jspecify.annotations.NullMarked;
