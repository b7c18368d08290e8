/** Texts as tokens. */
@NullMarked
package io.watchword.modelpackages.text;

import org.jspecify.annotations.NullMarked;
