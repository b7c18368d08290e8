@NullMarked
package io.watchword.questionengine.language;

import org.jspecify.annotations.NullMarked;
