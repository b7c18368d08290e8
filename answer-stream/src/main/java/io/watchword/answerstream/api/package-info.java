/** The REST endpoints. */
@NullMarked
package io.watchword.answerstream.api;

import org.jspecify.annotations.NullMarked;
