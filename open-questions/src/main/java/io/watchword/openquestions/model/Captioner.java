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

    /** How long a caption may take. */
    default Duration timeout() {
        return Duration.ZERO;
    }

    /** A model that is asked for captions. */
    static Captioner of(OpenModel model) {
        return new Captioner() {
            @Override
            public Future<String> caption(Inquiry inquiry) {
                return model.ask(inquiry)
                        .map(verdict ->
                                verdict.isUnknown() ? "" : verdict.value().text());
            }

            @Override
            public Optional<String> trouble() {
                return model.trouble().map(why -> "its captioner '" + model.name() + "' can't be asked: " + why);
            }

            @Override
            public Duration timeout() {
                return model.timeout();
            }
        };
    }
}
