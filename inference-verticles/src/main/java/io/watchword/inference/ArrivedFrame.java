package io.watchword.inference;

import io.watchword.protocol.Frame;
import java.time.Duration;
import java.time.Instant;

/**
 * A frame as it came from Kafka.
 *
 * @param frame it
 * @param writtenAt when it was written to Kafka
 */
record ArrivedFrame(Frame frame, Instant writtenAt) {
    String camera() {
        return frame.camera();
    }

    /** Time since it was captured. */
    Duration age(Instant now) {
        return Duration.between(frame.info().capturedAt(), now);
    }
}
