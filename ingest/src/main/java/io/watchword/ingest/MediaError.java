package io.watchword.ingest;

/** Why a camera or a recording could not be read. */
public enum MediaError {
    /** No such name in the DNS. */
    HOST_UNKNOWN(Remedy.TIME),
    /** Nothing listens on that port. */
    CONNECTION_REFUSED(Remedy.TIME),
    /** No way to that address. */
    UNREACHABLE(Remedy.TIME),
    /** It did not answer in time. */
    TIMED_OUT(Remedy.TIME),
    /** It was open, but sent no frame for the stall time. */
    STALLED(Remedy.TIME),
    /** Something was in the stream that does not belong there, and its packets could not be told any more. */
    GARBLED(Remedy.TIME),
    /** It ended, or closed the connection. */
    ENDED(Remedy.TIME),
    /** It failed inside, such as HTTP 5xx. */
    SERVER_FAILED(Remedy.TIME),
    /** It is in use, such as a webcam by another program. */
    BUSY(Remedy.TIME),
    /** Anything else. */
    FAILED(Remedy.TIME),
    /** The user or password is wrong or missing. */
    UNAUTHORIZED(Remedy.OWNER),
    /** The user may not see this. */
    FORBIDDEN(Remedy.OWNER),
    /** No such stream, path or file. */
    NOT_FOUND(Remedy.CAMERA),
    /** It can be read, but shows nothing: audio only. */
    NO_VIDEO(Remedy.CAMERA),
    /** Not something this process can decode. */
    NOT_MEDIA(Remedy.CAMERA),
    /** A URL that can't be opened as it stands. */
    BAD_URL(Remedy.OWNER),
    /** A reference to a secret that can't be read. */
    NO_SECRET(Remedy.OWNER);

    private enum Remedy {
        /** It may pass by itself. */
        TIME,
        /** Somebody has to do something at the camera's end, and may be doing it now. */
        CAMERA,
        /** Somebody has to change the camera's URL or its secrets; trying often only locks accounts. */
        OWNER
    }

    private final Remedy remedy;

    MediaError(Remedy remedy) {
        this.remedy = remedy;
    }

    /** Whether it stays so until a person changes something. */
    public boolean needsPerson() {
        return remedy != Remedy.TIME;
    }

    /** Whether it is tried again slowly, as trying often does harm or no good. */
    public boolean isTriedSlowly() {
        return remedy == Remedy.OWNER;
    }
}
