package io.watchword.ingest;

import java.io.IOException;

/** A camera or a recording can't be read. The message is fit for people: it names what and why, and holds no secret. */
public final class MediaException extends IOException {
    private final MediaError error;

    /**
     * @param error what kind of failure
     * @param message in words a person can act on, without secrets
     */
    public MediaException(MediaError error, String message) {
        super(message);
        this.error = error;
    }

    /** What kind of failure. */
    public MediaError error() {
        return error;
    }

    /** The words. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
