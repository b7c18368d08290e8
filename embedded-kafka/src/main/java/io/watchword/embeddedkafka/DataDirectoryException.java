package io.watchword.embeddedkafka;

/** The data directory can't be used; the message says why and what to do. */
public final class DataDirectoryException extends RuntimeException {
    DataDirectoryException(String message) {
        super(message);
    }

    DataDirectoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
