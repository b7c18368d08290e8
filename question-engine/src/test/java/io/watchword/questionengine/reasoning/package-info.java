@NullMarked
package io.watchword.questionengine.reasoning;

import org.jspecify.annotations.NullMarked;
