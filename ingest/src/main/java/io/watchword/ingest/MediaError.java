package io.watchword.ingest;

/** Why a camera or a recording could not be read. */
public enum MediaError {
    /** No such name in the DNS. */
    HOST_UNKNOWN(false),
    /** Nothing listens on that port. */
    CONNECTION_REFUSED(false),
    /** No way to that address. */
    UNREACHABLE(false),
    /** It did not answer in time. */
    TIMED_OUT(false),
    /** It was open, but sent no frame for the stall time. */
    STALLED(false),
    /** It ended, or closed the connection. */
    ENDED(false),
    /** It failed inside, such as HTTP 5xx. */
    SERVER_FAILED(false),
    /** It is in use, such as a webcam by another program. */
    BUSY(false),
    /** Anything else. */
    FAILED(false),
    /** The user or password is wrong or missing. */
    UNAUTHORIZED(true),
    /** The user may not see this. */
    FORBIDDEN(true),
    /** No such stream, path or file. */
    NOT_FOUND(true),
    /** It can be read, but shows nothing: audio only. */
    NO_VIDEO(true),
    /** Not something this process can decode. */
    NOT_MEDIA(true),
    /** A URL that can't be opened as it stands. */
    BAD_URL(true),
    /** A reference to a secret that can't be read. */
    NO_SECRET(true);

    private final boolean needsPerson;

    MediaError(boolean needsPerson) {
        this.needsPerson = needsPerson;
    }

    /** Whether it stays so until a person changes something; then it is tried again slowly. */
    public boolean needsPerson() {
        return needsPerson;
    }
}
