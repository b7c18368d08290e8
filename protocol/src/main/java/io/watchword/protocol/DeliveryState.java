package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the deliveries of one partition's cameras go. Whoever reads that partition is the only one to write it.
 *
 * @param delivery id of the delivery
 * @param partition of the answers
 * @param lastSuccess when one last arrived
 * @param lastFailure when one last did not
 * @param lastReason why, without secrets
 * @param failures attempts that failed, since it was set up
 * @param deadLetters answers that were given up, since it was set up
 * @param waiting answers that are not delivered yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryState(
        String delivery,
        int partition,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastFailure,
        @Nullable String lastReason,
        long failures,
        long deadLetters,
        int waiting) {
    /** Nothing has happened. */
    public static DeliveryState none(String delivery, int partition) {
        return new DeliveryState(delivery, partition, null, null, null, 0, 0, 0);
    }

    /** The key it is kept under. */
    public String key() {
        return delivery + "/" + partition;
    }

    /** One arrived. */
    public DeliveryState arrived(Instant at) {
        return new DeliveryState(delivery, partition, at, lastFailure, lastReason, failures, deadLetters, waiting);
    }

    /** An attempt failed. */
    public DeliveryState failed(Instant at, String reason) {
        return new DeliveryState(delivery, partition, lastSuccess, at, reason, failures + 1, deadLetters, waiting);
    }

    /** One was given up. */
    public DeliveryState gaveUp() {
        return new DeliveryState(
                delivery, partition, lastSuccess, lastFailure, lastReason, failures, deadLetters + 1, waiting);
    }

    /** So many are waiting now. */
    public DeliveryState withWaiting(int now) {
        return new DeliveryState(delivery, partition, lastSuccess, lastFailure, lastReason, failures, deadLetters, now);
    }

    /** This and another partition's together. */
    public DeliveryState and(DeliveryState other) {
        boolean laterFailure =
                lastFailure == null || (other.lastFailure != null && other.lastFailure.isAfter(lastFailure));
        return new DeliveryState(
                delivery,
                partition,
                later(lastSuccess, other.lastSuccess),
                laterFailure ? other.lastFailure : lastFailure,
                laterFailure ? other.lastReason : lastReason,
                failures + other.failures,
                deadLetters + other.deadLetters,
                waiting + other.waiting);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
