@NullMarked
package io.watchword.questionengine.describing;

import org.jspecify.annotations.NullMarked;
