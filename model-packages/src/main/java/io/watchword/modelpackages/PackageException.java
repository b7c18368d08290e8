package io.watchword.modelpackages;

/** A model package can't be had, loaded or used as it is; the message names the package and what to do. */
public final class PackageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PackageException(String message) {
        super(message);
    }

    public PackageException(String message, Throwable cause) {
        super(message, cause);
    }
}
