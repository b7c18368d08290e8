/** The HTTP interface: REST, server-sent events, history, pictures, health and metrics. */
@NullMarked
package io.watchword.answerstream;

import org.jspecify.annotations.NullMarked;
