/** What can be asked in words, whatever is behind it. */
@NullMarked
package io.watchword.openquestions.model;

import org.jspecify.annotations.NullMarked;
