package io.watchword.answerstream.history;

import java.time.Duration;

/**
 * How a stretch of time was gone through.
 *
 * @param spacing how far apart the scenes that were looked at are at most, where there are more; zero where it was
 *     every one
 * @param cut whether the time for it ended before the stretch did
 */
public record Walked(Duration spacing, boolean cut) {}
