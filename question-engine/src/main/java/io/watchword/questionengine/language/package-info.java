/** English to programs: words, the lexicon, the grammar, and what is said where a text can't be understood. */
@NullMarked
package io.watchword.questionengine.language;

import org.jspecify.annotations.NullMarked;
