package io.watchword.answerstream.stream;

import java.time.Duration;

/**
 * What streaming may cost.
 *
 * @param clients most of them at once; one more is refused with 503
 * @param events most that wait for a client that does not read
 * @param bytes most of them in bytes
 * @param heartbeat time between the comments that keep proxies awake
 */
public record StreamLimits(int clients, int events, int bytes, Duration heartbeat) {
    /** What fits a small server. */
    public static final StreamLimits USUAL = new StreamLimits(2_000, 1_000, 1 << 20, Duration.ofSeconds(15));
}
