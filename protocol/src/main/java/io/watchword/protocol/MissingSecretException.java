package io.watchword.protocol;

/** A secret is not where it is said to be kept. The message names the place and shows nothing of any secret. */
public final class MissingSecretException extends IllegalArgumentException {
    MissingSecretException(String message) {
        super(message);
    }
}
