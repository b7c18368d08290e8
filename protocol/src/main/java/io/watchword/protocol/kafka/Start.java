package io.watchword.protocol.kafka;

import java.time.Instant;
import java.util.Map;

/** Where a reader begins, and whether it shares the topic with others. */
public sealed interface Start {
    /**
     * As a member of a group: each partition is read by one member only.
     *
     * @param group its name
     * @param member distinguishes the members that one process has in a group
     * @param resume whether to go on where the group last finished (at least once), or to begin anew whenever a
     *     partition is assigned
     * @param first where to begin when there is nothing to resume
     */
    record Group(String group, String member, boolean resume, Edge first) implements Start {}

    /** Every partition, from what is oldest. */
    record Beginning() implements Start {}

    /** Every partition, only what is written from now on. */
    record End() implements Start {}

    /** Every partition, from what was written at or after a moment. */
    record Since(Instant moment) implements Start {}

    /** Every partition, from the given offsets; from the end where none is given. */
    record At(Map<Integer, Long> offsets) implements Start {
        public At {
            offsets = Map.copyOf(offsets);
        }
    }

    /** An end of the log. */
    enum Edge {
        OLDEST,
        NEWEST
    }
}
