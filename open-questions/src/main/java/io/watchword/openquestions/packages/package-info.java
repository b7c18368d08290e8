/** Models in packages that run in this process: what is configured, where it runs, and how it is asked. */
@NullMarked
package io.watchword.openquestions.packages;

import org.jspecify.annotations.NullMarked;
