package io.watchword.inference.detector;

/** The model can't be loaded or run; the message says which file and what to do. */
public final class DetectorException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DetectorException(String message) {
        super(message);
    }

    public DetectorException(String message, Throwable cause) {
        super(message, cause);
    }
}
