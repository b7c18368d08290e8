/** Bounded looks into what Kafka keeps. */
@NullMarked
package io.watchword.answerstream.history;

import org.jspecify.annotations.NullMarked;
