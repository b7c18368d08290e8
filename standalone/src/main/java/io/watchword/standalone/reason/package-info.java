/** Questions about scenes that are given as data, in CLEVR's JSON. */
@NullMarked
package io.watchword.standalone.reason;

import org.jspecify.annotations.NullMarked;
