package io.watchword.inference;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once when every frame of a camera comes too late to be looked at, and once when that is over. Not thread-safe.
 */
final class Lateness {
    private static final Logger LOG = LoggerFactory.getLogger(Lateness.class);

    /** Frames in a row that are too old before it is said: a pause of the process makes a few. */
    static final int TELLING = 20;

    private final Map<String, Integer> inARow = new HashMap<>();

    /** A frame was too old. */
    void late(String camera, Duration age) {
        if (inARow.merge(camera, 1, Integer::sum) == TELLING) {
            LOG.warn(
                    "No frame of camera {} is looked at: they are {} s old when they come; is the clock of the machine"
                            + " that reads the camera behind this one's, or Kafka slow?",
                    camera,
                    Math.round(age.toMillis() / 100.0) / 10.0);
        }
    }

    /** The camera is gone. */
    void forget(String camera) {
        inARow.remove(camera);
    }

    /** A frame came in time. */
    void inTime(String camera) {
        Integer late = inARow.remove(camera);
        if (late != null && late >= TELLING) {
            LOG.info("Frames of camera {} come in time again, after {} that were too old", camera, late);
        }
    }
}
