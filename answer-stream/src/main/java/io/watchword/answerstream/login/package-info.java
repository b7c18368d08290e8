/** Logging in: tokens, browsers' sessions, an identity provider, and who changed what. */
@NullMarked
package io.watchword.answerstream.login;

import org.jspecify.annotations.NullMarked;
