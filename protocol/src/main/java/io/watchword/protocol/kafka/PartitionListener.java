package io.watchword.protocol.kafka;

import java.util.Set;

/** Hears which partitions this member of a group owns; called on the reader's event loop. */
public interface PartitionListener {
    /** Hears nothing. */
    PartitionListener NONE = new PartitionListener() {};

    /** These partitions are now read by this member, beside those that it already reads. */
    default void assigned(Set<Integer> partitions) {}

    /** These partitions are no longer read by this member; another may read them already. */
    default void revoked(Set<Integer> partitions) {}
}
