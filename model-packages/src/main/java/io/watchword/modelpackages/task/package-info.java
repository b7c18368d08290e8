/** What models are asked, and by which networks it is answered. */
@NullMarked
package io.watchword.modelpackages.task;

import org.jspecify.annotations.NullMarked;
