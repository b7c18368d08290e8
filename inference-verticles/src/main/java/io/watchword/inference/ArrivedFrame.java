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
 * @param clockOffset how far behind this machine's clock that of the capturing machine is
 */
record ArrivedFrame(Frame frame, Instant writtenAt, int partition, Duration clockOffset) {
    /** From a machine whose clock is this one's, as far as is known. */
    ArrivedFrame(Frame frame, Instant writtenAt, int partition) {
        this(frame, writtenAt, partition, Duration.ZERO);
    }

    /** The same from a machine with another clock. */
    ArrivedFrame from(Duration offset) {
        return offset.equals(clockOffset) ? this : new ArrivedFrame(frame, writtenAt, partition, offset);
    }

    String camera() {
        return frame.camera();
    }

    /** Time since it was captured, at least nothing. */
    Duration age(Instant now) {
        Duration age = Duration.between(frame.info().capturedAt(), now).minus(clockOffset);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
