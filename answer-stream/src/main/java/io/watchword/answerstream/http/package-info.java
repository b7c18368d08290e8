/** What every endpoint shares: replies, problems, the guard, reading requests. */
@NullMarked
package io.watchword.answerstream.http;

import org.jspecify.annotations.NullMarked;
