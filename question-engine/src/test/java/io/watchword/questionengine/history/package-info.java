@NullMarked
package io.watchword.questionengine.history;

import org.jspecify.annotations.NullMarked;
