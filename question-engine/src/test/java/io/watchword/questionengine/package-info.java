@NullMarked
package io.watchword.questionengine;

import org.jspecify.annotations.NullMarked;
