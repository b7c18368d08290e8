package io.watchword.openquestions.model;

/** There is no answer that can be used. Its message says why, is fit to be shown, and holds no secrets. */
public final class NoReplyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What kept it from being one. */
    public enum Cause {
        /** Not within the time. */
        LATE,
        /** Nobody there, or the connection broke. */
        UNREACHABLE,
        /** It wants to be asked less. */
        RATE_LIMITED,
        /** It failed. */
        SERVER_ERROR,
        /** It does not take such requests, or not from here. */
        REFUSED,
        /** It is known to be in trouble and was not asked. */
        RESTING,
        /** More than is read. */
        OVERSIZED,
        /** Not what such an endpoint says. */
        MALFORMED,
        /** Not the kind of answer that was asked for. */
        WRONG_SCHEMA,
        /** There is nothing that it could be shown. */
        NOTHING_TO_SHOW;

        /** Whether the model is at fault rather than its words. */
        public boolean isOutage() {
            return this == LATE || this == UNREACHABLE || this == RATE_LIMITED || this == SERVER_ERROR;
        }

        /** As it stands in metrics. */
        public String tag() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Cause kind;

    /** For this reason, in words a person can act on. */
    public NoReplyException(Cause kind, String reason) {
        super(reason, null, false, false);
        this.kind = kind;
    }

    /** What kept it from being one. */
    public Cause kind() {
        return kind;
    }

    /** Why, in words. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
