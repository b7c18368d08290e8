package io.watchword.protocol.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of which nothing has been decoded yet.
 *
 * @param <T> what travels
 */
public final class Unread<T> {
    private final ConsumerRecord<byte[], byte[]> record;
    private final RecordDecoder<T> decoder;

    Unread(ConsumerRecord<byte[], byte[]> record, RecordDecoder<T> decoder) {
        this.record = record;
        this.decoder = decoder;
    }

    /** Its key; empty where it has none. */
    public String key() {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    /** Its place in its partition. */
    public long offset() {
        return record.offset();
    }

    /** When it was written. */
    public Instant written() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /** What it says, decoded now; empty where it deletes its key or can't be read. */
    public Optional<T> value() {
        return decoder.decode(record).map(Delivered::value);
    }
}
