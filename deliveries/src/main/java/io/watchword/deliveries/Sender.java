package io.watchword.deliveries;

import io.vertx.core.Future;

/** A way to get an answer to a receiver. */
interface Sender {
    /** Tries once; gives how it went, in words, or fails with {@link NotDelivered}. */
    Future<String> send(Parcel parcel);
}
