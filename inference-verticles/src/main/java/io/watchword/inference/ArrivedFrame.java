package io.watchword.inference;

import io.watchword.protocol.Frame;
import java.time.Duration;
import java.time.Instant;

/**
 * A frame as it came from Kafka.
 *
 * @param frame it
 * @param writtenAt when it was written to Kafka
 * @param partition that it came from
 */
record ArrivedFrame(Frame frame, Instant writtenAt, int partition) {
    String camera() {
        return frame.camera();
    }

    /** Time since it was captured; below nothing where the capturing machine's clock is ahead. */
    Duration age(Instant now) {
        return Duration.between(frame.info().capturedAt(), now);
    }
}
