/** The latest pictures of the cameras that someone watches. */
@NullMarked
package io.watchword.answerstream.pictures;

import org.jspecify.annotations.NullMarked;
