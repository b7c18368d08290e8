/**
 * The command line. What machines read goes to standard output, what people read to standard error; the exit status is
 * 0, 1 for a failure, or 2 for wrong usage.
 */
@NullMarked
package io.watchword.standalone.cli;

import org.jspecify.annotations.NullMarked;
