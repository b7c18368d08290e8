/** English questions, the typed programs they mean, and the answers those programs give over scenes. */
@NullMarked
package io.watchword.questionengine;

import org.jspecify.annotations.NullMarked;
