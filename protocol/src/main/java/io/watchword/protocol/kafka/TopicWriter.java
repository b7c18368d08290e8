package io.watchword.protocol.kafka;

import io.vertx.core.Future;
import io.vertx.kafka.client.producer.KafkaWriteStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to one topic. Safe for use from any thread; records written by one thread stay in order.
 *
 * @param <T> what travels
 */
public final class TopicWriter<T> {
    private static final Logger LOG = LoggerFactory.getLogger(TopicWriter.class);

    private final Topic<T> topic;
    private final KafkaWriteStream<byte[], byte[]> stream;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicBoolean refused = new AtomicBoolean();

    TopicWriter(Topic<T> topic, KafkaWriteStream<byte[], byte[]> stream) {
        this.topic = topic;
        this.stream = stream;
    }

    /**
     * Writes a value.
     *
     * @return where it now is, once the brokers have it; fails if they do not take it within the delivery timeout
     */
    public Future<Position> write(T value) {
        return write(value, null);
    }

    /** The same, found later by a moment other than that of writing; it is also what the retention counts from. */
    public Future<Position> write(T value, @Nullable Instant at) {
        Codec.Encoded encoded = topic.codec().encode(value);
        Long timestamp = at == null ? null : Long.valueOf(at.toEpochMilli());
        ProducerRecord<byte[], byte[]> written =
                new ProducerRecord<>(topic.name(), null, timestamp, utf8(encoded.key()), encoded.value());
        encoded.headers().forEach((name, text) -> written.headers().add(name, utf8(text)));
        return send(written);
    }

    /** Deletes a key from a compacted topic. */
    public Future<Position> delete(String key) {
        return send(new ProducerRecord<>(topic.name(), utf8(key), null));
    }

    /** How many records are written but not yet taken by the brokers: what a writer of live data bounds. */
    public int inFlight() {
        return inFlight.get();
    }

    private Future<Position> send(ProducerRecord<byte[], byte[]> written) {
        inFlight.incrementAndGet();
        return stream.send(written)
                .onComplete(sent -> inFlight.decrementAndGet())
                .onSuccess(sent -> refused.set(false))
                .onFailure(this::tellRight)
                .map(TopicWriter::position);
    }

    private void tellRight(Throwable problem) {
        MissingRight.words(problem, "Write", topic.name())
                .filter(right -> !refused.getAndSet(true))
                .ifPresent(
                        right -> LOG.atWarn().addKeyValue("topic", topic.name()).log("Writing is refused: {}", right));
    }

    private static Position position(RecordMetadata metadata) {
        return new Position(metadata.partition(), metadata.offset());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
