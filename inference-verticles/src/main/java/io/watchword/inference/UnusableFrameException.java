package io.watchword.inference;

/** A frame is no picture that can be looked at; the message says why. */
final class UnusableFrameException extends Exception {
    private static final long serialVersionUID = 1;

    UnusableFrameException(String message) {
        super(message);
    }
}
