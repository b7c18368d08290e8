/** What colour things are: soft shares of the eleven basic colour terms. */
@NullMarked
package io.watchword.inference.colour;

import org.jspecify.annotations.NullMarked;
