package io.watchword.protocol.kafka;

/** Kafka is there, but can't be worked with until a person changes something; the message says what. */
public final class KafkaRefusedException extends IllegalStateException {
    /** Says what is wrong and the remedy. */
    public KafkaRefusedException(String message) {
        super(message);
    }

    /** The same, with what caused it. */
    public KafkaRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
