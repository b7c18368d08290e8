package io.watchword.protocol.kafka;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record as it arrived.
 *
 * @param key its key
 * @param value what it says, or null if it deletes its key
 * @param bytes the value exactly as stored, or null if it deletes its key; not to be changed
 * @param position where it is
 * @param timestamp when it was written
 * @param <T> what travels
 */
@SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
public record Delivered<T>(
        String key, @Nullable T value, byte @Nullable [] bytes, Position position, Instant timestamp) {}
