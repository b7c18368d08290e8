package io.watchword.modelpackages.picture;

/** A frame is no picture that can be looked at; the message says why. */
public final class UnusablePictureException extends Exception {
    private static final long serialVersionUID = 1;

    public UnusablePictureException(String message) {
        super(message);
    }
}
