/** Whether things have the colours that a person sees. */
@NullMarked
package io.watchword.bench.colour;

import org.jspecify.annotations.NullMarked;
