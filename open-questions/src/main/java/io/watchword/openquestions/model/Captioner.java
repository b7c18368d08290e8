package io.watchword.openquestions.model;

import io.vertx.core.Future;

/** Tells in words what a picture shows, such as a package that runs here. */
@FunctionalInterface
public interface Captioner {
    /** One that says nothing: there is no captioner. */
    Captioner NONE = inquiry -> Future.succeededFuture("");

    /** A caption of what is looked at, or empty; fails with {@link NoReplyException}. */
    Future<String> caption(Inquiry inquiry);

    /** A model that is asked for captions. */
    static Captioner of(OpenModel model) {
        return inquiry -> model.ask(inquiry)
                .map(verdict -> verdict.isUnknown() ? "" : verdict.value().text());
    }
}
