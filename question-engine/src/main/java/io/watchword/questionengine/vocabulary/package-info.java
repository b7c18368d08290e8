/** Which words name which of the things a detector can see. */
@NullMarked
package io.watchword.questionengine.vocabulary;

import org.jspecify.annotations.NullMarked;
