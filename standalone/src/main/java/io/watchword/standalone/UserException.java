package io.watchword.standalone;

/** Something the user can put right; the message says what and how, and is all they are shown. */
public final class UserException extends RuntimeException {
    /** Says what is wrong and what to do. */
    public UserException(String message) {
        super(message);
    }

    /** The same, with what caused it for the log. */
    public UserException(String message, Throwable cause) {
        super(message, cause);
    }
}
