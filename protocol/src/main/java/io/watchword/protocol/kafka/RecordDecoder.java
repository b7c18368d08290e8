package io.watchword.protocol.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.watchword.protocol.NewerSchemaException;
import io.watchword.protocol.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes records; one that is malformed or of a newer form is skipped, counted, and for the first of a topic logged.
 */
final class RecordDecoder<T> {
    private static final Logger LOG = LoggerFactory.getLogger(RecordDecoder.class);

    private final Topic<T> topic;
    private final Set<String> complained;
    private final Counter malformed;
    private final Counter newer;

    /** @param complained what was said already, in the whole process */
    RecordDecoder(Topic<T> topic, MeterRegistry meters, Set<String> complained) {
        this.topic = topic;
        this.complained = complained;
        this.newer = Counter.builder("watchword.newer.records")
                .description("Records in a form newer than this process knows, which were skipped")
                .tag("topic", topic.name())
                .register(meters);
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
        if (problem instanceof NewerSchemaException) {
            newer.increment();
            say(record, problem, "a record that a newer Watchword wrote", "start this process in that version");
        } else {
            malformed.increment();
            say(record, problem, "a malformed record", "something else may be writing to this topic");
        }
    }

    private void say(ConsumerRecord<byte[], byte[]> record, RuntimeException problem, String what, String remedy) {
        if (complained.add(topic.name() + what)) {
            LOG.atWarn()
                    .addKeyValue("topic", topic.name())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log(
                            "Skipped {} ({}); {}. Further ones on this topic are only counted",
                            what,
                            Texts.clip(String.valueOf(problem.getMessage()), 200),
                            remedy);
        }
    }
}
