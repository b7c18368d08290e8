/** Programs to answers: attention over the things of a world, and the arithmetic of what is uncertain. */
@NullMarked
package io.watchword.questionengine.reasoning;

import org.jspecify.annotations.NullMarked;
