/** What is at a place of a scene, in words and as data, without being asked a question. */
@NullMarked
package io.watchword.questionengine.describing;

import org.jspecify.annotations.NullMarked;
