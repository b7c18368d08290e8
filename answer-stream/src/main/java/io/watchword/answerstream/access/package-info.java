/** Who may do what: roles, and which cameras somebody sees. */
@NullMarked
package io.watchword.answerstream.access;

import org.jspecify.annotations.NullMarked;
