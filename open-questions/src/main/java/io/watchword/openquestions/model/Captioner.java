package io.watchword.openquestions.model;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/** Tells in words what a picture shows, such as a package that runs here. */
@FunctionalInterface
public interface Captioner {
    /** One that says nothing: there is no captioner. */
    Captioner NONE = inquiry -> Future.succeededFuture("");

    /** A caption of what is looked at, or empty; fails with {@link NoReplyException}. */
    Future<String> caption(Inquiry inquiry);

    /** Why it would say nothing now; empty where it would, or there is none. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /** Whether it may not be asked just now, for it is asked enough. */
    default boolean isBusy() {
        return false;
    }

    /** How long a caption may take. */
    default Duration timeout() {
        return Duration.ZERO;
    }
}
