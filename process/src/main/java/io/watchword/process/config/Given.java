package io.watchword.process.config;

/**
 * A value as somebody wrote it.
 *
 * @param text the value
 * @param origin where it was written
 */
record Given(String text, Origin origin) {}
