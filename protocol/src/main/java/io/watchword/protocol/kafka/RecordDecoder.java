package io.watchword.protocol.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.watchword.protocol.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes records; one that is malformed is skipped, counted, and for the first of a topic logged. */
final class RecordDecoder<T> {
    private static final Logger LOG = LoggerFactory.getLogger(RecordDecoder.class);

    private final Topic<T> topic;
    private final Counter malformed;
    private boolean logged;

    RecordDecoder(Topic<T> topic, MeterRegistry meters) {
        this.topic = topic;
        this.malformed = Counter.builder("watchword.malformed.records")
                .description("Records that could not be read and were skipped")
                .tag("topic", topic.name())
                .register(meters);
    }

    Optional<Delivered<T>> decode(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(delivered(record));
        } catch (RuntimeException e) {
            skip(record, e);
            return Optional.empty();
        }
    }

    private Delivered<T> delivered(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new IllegalArgumentException("record without a key");
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        Position position = new Position(record.partition(), record.offset());
        Instant written = Instant.ofEpochMilli(record.timestamp());
        if (record.value() == null) {
            return new Delivered<>(key, null, null, position, written);
        }
        T value = topic.codec().decode(new Codec.Encoded(key, record.value(), headers(record)));
        return new Delivered<>(key, value, record.value(), position, written);
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }

    private void skip(ConsumerRecord<byte[], byte[]> record, RuntimeException problem) {
        malformed.increment();
        if (!logged) {
            logged = true;
            LOG.atWarn()
                    .addKeyValue("topic", topic.name())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log(
                            "Skipped a malformed record ({}); further ones on this topic are only counted",
                            Texts.clip(String.valueOf(problem.getMessage()), 200));
        }
    }
}
