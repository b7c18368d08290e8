/** Questions that a model answers: when it is asked, what it is shown, and what becomes of its words. */
@NullMarked
package io.watchword.openquestions;

import org.jspecify.annotations.NullMarked;
