package io.watchword.answerstream.access;

import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * A login as it is being used.
 *
 * @param who somebody
 * @param stands whether it has not been withdrawn since; what lasts (streams) asks again and again
 */
public record Pass(Who who, BooleanSupplier stands) {
    /** Whether what is going on may go on. */
    public boolean holds() {
        return who.lasts(Instant.now()) && stands.getAsBoolean();
    }
}
