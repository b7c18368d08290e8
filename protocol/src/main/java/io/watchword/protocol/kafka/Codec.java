package io.watchword.protocol.kafka;

import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import java.util.Map;
import java.util.function.Function;

/**
 * The form of a value on a topic.
 *
 * @param <T> what travels
 */
public interface Codec<T> {
    /**
     * A record's parts.
     *
     * @param key decides the partition; records of one key stay in order
     * @param value the bytes, not copied
     * @param headers by name
     */
    @SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
    record Encoded(String key, byte[] value, Map<String, String> headers) {}

    /** The value's form. */
    Encoded encode(T value);

    /**
     * The value of a form.
     *
     * @throws InvalidFieldException if it is malformed
     */
    T decode(Encoded encoded);

    /** JSON in the value, the given key. */
    static <T> Codec<T> json(Class<T> type, Function<T, String> key) {
        return new Codec<>() {
            @Override
            public Encoded encode(T value) {
                return new Encoded(key.apply(value), Json.write(value), Map.of());
            }

            @Override
            public T decode(Encoded encoded) {
                return Json.read(encoded.value(), type);
            }
        };
    }
}
