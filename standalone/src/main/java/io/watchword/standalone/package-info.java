/** The one-process distribution: an embedded broker, every verticle, and the command line. */
@NullMarked
package io.watchword.standalone;

import org.jspecify.annotations.NullMarked;
