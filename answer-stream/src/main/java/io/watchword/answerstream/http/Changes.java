package io.watchword.answerstream.http;

import io.watchword.answerstream.access.Who;

/** Is told of every change that has been made over HTTP. Called on the event loop; must not block. */
@FunctionalInterface
public interface Changes {
    /**
     * A change.
     *
     * @param who made it
     * @param action method and address, such as {@code PATCH /api/v1/cameras/{id}}
     * @param what it was made to
     * @param from network address it came from
     */
    void made(Who who, String action, String what, String from);
}
