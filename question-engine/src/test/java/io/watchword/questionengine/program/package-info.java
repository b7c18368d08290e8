@NullMarked
package io.watchword.questionengine.program;

import org.jspecify.annotations.NullMarked;
