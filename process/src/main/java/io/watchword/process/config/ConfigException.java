package io.watchword.process.config;

/** A configuration that can't be used; the message names the key, the value, where it came from and what is right. */
public final class ConfigException extends IllegalArgumentException {
    /** Says what is wrong and what to do. */
    public ConfigException(String message) {
        super(message);
    }

    /** The same, with what caused it. */
    public ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
