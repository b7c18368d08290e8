package io.watchword.embeddedkafka;

import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said when the broker gives up. Kafka ends the JVM without a word when it can't write its log; here it says
 * why and what to do, and then ends it all the same: what was acknowledged is on the disk, and going on could only lose
 * more.
 */
final class FatalFailure {
    private static final Logger LOG = LoggerFactory.getLogger(FatalFailure.class);
    private static final long FULL_BYTES = 32L << 20;
    private static final int STATUS = 1;

    private FatalFailure() {}

    static void watch(DataDirectory directory) {
        Exit.setHaltProcedure((status, message) -> end(directory, message));
        Exit.setExitProcedure((status, message) -> end(directory, message));
    }

    private static void end(DataDirectory directory, @Nullable String message) {
        LOG.error(words(directory, message));
        Runtime.getRuntime().halt(STATUS);
    }

    static String words(DataDirectory directory, @Nullable String message) {
        long free = directory.freeBytes();
        if (free < FULL_BYTES) {
            return "The disk of the data directory " + directory.path() + " is full (" + (free >> 20)
                    + " MiB left), so nothing more can be kept and Watchword stops. Free some space, or choose another"
                    + " place with --data-dir, and start it again; what it has kept so far is still there";
        }
        return "The embedded broker can't go on with the data directory " + directory.path() + " and Watchword stops ("
                + (message == null
                        ? "it did not say why; WATCHWORD_KAFKA_LOG=WARN in the environment shows more"
                        : message)
                + "). Start it again; what it has kept so far is still there";
    }
}
