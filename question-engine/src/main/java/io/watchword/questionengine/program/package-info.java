/** What questions mean: small typed trees, as data, and how they are put back into English. */
@NullMarked
package io.watchword.questionengine.program;

import org.jspecify.annotations.NullMarked;
