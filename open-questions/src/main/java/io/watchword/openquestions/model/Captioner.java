package io.watchword.openquestions.model;

import io.vertx.core.Future;

/** Tells in words what a picture shows. A package that runs here plugs in as one. */
@FunctionalInterface
public interface Captioner {
    /** One that says nothing: there is no captioner. */
    Captioner NONE = jpeg -> Future.succeededFuture("");

    /** A caption of a JPEG, or empty; fails with {@link NoReplyException}. */
    Future<String> caption(byte[] jpeg);
}
