/** What travels between the parts of Watchword: immutable records that validate themselves, and their JSON form. */
@NullMarked
package io.watchword.protocol;

import org.jspecify.annotations.NullMarked;
