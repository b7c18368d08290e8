/** Failures on purpose: everything that can die does, while clients count what they are told. */
@NullMarked
package io.watchword.bench.chaos;

import org.jspecify.annotations.NullMarked;
