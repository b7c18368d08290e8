package io.watchword.protocol.kafka;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.consumer.KafkaReadStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one topic, one batch at a time: the next is fetched when the handler is done with the last, so nothing piles
 * up. Failures of the broker are logged once and outlived. Everything runs on the context that started the reader.
 *
 * @param <T> what travels
 */
public final class TopicReader<T> {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long FIRST_PAUSE_MS = 250;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final Vertx vertx;
    private final Context context;
    private final Topic<T> topic;
    private final Start start;
    private final KafkaReadStream<byte[], byte[]> stream;
    private final RecordDecoder<T> decoder;
    private final BatchHandler<T> handler;
    private final Promise<Void> finished = Promise.promise();
    private final Promise<Void> caughtUp = Promise.promise();
    private final Map<Integer, Long> next = new HashMap<>();
    private Map<Integer, Long> ends = Map.of();
    private boolean closing;
    private boolean troubled;

    TopicReader(
            Vertx vertx,
            Topic<T> topic,
            Start start,
            KafkaReadStream<byte[], byte[]> stream,
            RecordDecoder<T> decoder,
            BatchHandler<T> handler) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.topic = topic;
        this.start = start;
        this.stream = stream;
        this.decoder = decoder;
        this.handler = handler;
    }

    /** Completes once reading has begun; from then on it goes on by itself until {@link #close}. */
    Future<TopicReader<T>> start(PartitionListener listener) {
        Future<Void> positioned = start instanceof Start.Group ? subscribe(listener) : assign();
        return positioned
                .onSuccess(ignored -> {
                    noteProgress();
                    poll();
                })
                .onFailure(problem -> {
                    finished.tryComplete();
                    stream.close();
                })
                .map(this);
    }

    /** Completes when it has stopped. */
    Future<Void> finished() {
        return finished.future();
    }

    /**
     * Completes when everything that the topic held when reading began has been handled; for a group at once, as what
     * it will read is not known.
     */
    public Future<Void> caughtUp() {
        return caughtUp.future();
    }

    /** The offset of the next record of each partition read so far. Call on the reader's context. */
    public Map<Integer, Long> next() {
        return Map.copyOf(next);
    }

    /** Stops after the batch in hand; completes when the connection is closed. */
    public Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        context.runOnContext(ignored -> {
            if (!closing) {
                closing = true;
                stream.unwrap().wakeup();
            }
            finished.future().transform(done -> stream.close()).onComplete(closed);
        });
        return closed.future();
    }

    private Future<Void> subscribe(PartitionListener listener) {
        stream.partitionsAssignedHandler(partitions -> tell(partitions, listener::assigned));
        stream.partitionsRevokedHandler(partitions -> tell(partitions, listener::revoked));
        return stream.subscribe(Set.of(topic.name()));
    }

    /** Others come and go without anything changing here. */
    private static void tell(Set<TopicPartition> partitions, Consumer<Set<Integer>> whom) {
        if (!partitions.isEmpty()) {
            whom.accept(numbers(partitions));
        }
    }

    private Future<Void> assign() {
        return partitions().compose(partitions -> stream.assign(partitions)
                .compose(ignored -> seek(partitions))
                .compose(ignored -> noteStart(partitions)));
    }

    // asking for the positions also makes lazy seeks happen now, so that what is written next is seen
    private Future<Void> noteStart(Set<TopicPartition> partitions) {
        List<Future<Void>> asked = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            asked.add(stream.position(partition)
                    .onSuccess(offset -> next.put(partition.partition(), offset))
                    .mapEmpty());
        }
        return Future.all(asked)
                .compose(ignored -> stream.endOffsets(partitions))
                .onSuccess(offsets -> ends = byPartition(offsets))
                .mapEmpty();
    }

    private Future<Void> seek(Set<TopicPartition> partitions) {
        if (start instanceof Start.Beginning) {
            return stream.seekToBeginning(partitions);
        }
        if (start instanceof Start.Since since) {
            return seekTo(partitions, since);
        }
        if (start instanceof Start.At at) {
            return seekTo(partitions, at);
        }
        return stream.seekToEnd(partitions);
    }

    private Future<Void> seekTo(Set<TopicPartition> partitions, Start.Since since) {
        Map<TopicPartition, Long> asked = partitions.stream()
                .collect(Collectors.toMap(p -> p, p -> since.moment().toEpochMilli()));
        return stream.offsetsForTimes(asked).compose(found -> Future.all(partitions.stream()
                        .map(p -> found.get(p) == null
                                ? stream.seekToEnd(Set.of(p))
                                : stream.seek(p, found.get(p).offset()))
                        .toList())
                .mapEmpty());
    }

    private Future<Void> seekTo(Set<TopicPartition> partitions, Start.At at) {
        return Future.all(partitions.stream()
                        .map(p -> at.offsets().containsKey(p.partition())
                                ? stream.seek(p, at.offsets().get(p.partition()))
                                : stream.seekToEnd(Set.of(p)))
                        .toList())
                .mapEmpty();
    }

    private Future<Set<TopicPartition>> partitions() {
        return stream.partitionsFor(topic.name()).map(infos -> {
            if (infos == null || infos.isEmpty()) {
                throw new IllegalStateException("Topic " + topic.name() + " does not exist");
            }
            return infos.stream().map(TopicReader::partition).collect(Collectors.toSet());
        });
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    private static Set<Integer> numbers(Set<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<Integer, Long> byPartition(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().partition(), Map.Entry::getValue));
    }

    private void poll() {
        if (closing) {
            finished.tryComplete();
            return;
        }
        stream.poll(POLL).onSuccess(this::take).onFailure(problem -> {
            if (!closing) {
                trouble("Reading failed; trying again", problem);
            }
            later(FIRST_PAUSE_MS, this::poll);
        });
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        troubled = false;
        List<Delivered<T>> batch = new ArrayList<>(records.count());
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            decoder.decode(record).ifPresent(batch::add);
            done.put(
                    new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1));
        }
        handle(batch, done, FIRST_PAUSE_MS);
    }

    private void handle(List<Delivered<T>> batch, Map<TopicPartition, OffsetAndMetadata> done, long pause) {
        attempt(() -> handler.handle(batch)).onSuccess(ignored -> finish(done)).onFailure(problem -> {
            trouble("Handling a batch failed; giving it again", problem);
            if (closing) {
                finished.tryComplete();
            } else {
                later(pause, () -> handle(batch, done, Math.min(pause * 2, LONGEST_PAUSE_MS)));
            }
        });
    }

    private void finish(Map<TopicPartition, OffsetAndMetadata> done) {
        done.forEach((partition, offset) -> next.put(partition.partition(), offset.offset()));
        noteProgress();
        boolean commits = start instanceof Start.Group group && group.resume() && !done.isEmpty();
        if (!commits) {
            poll();
            return;
        }
        stream.commit(done).onComplete(committed -> {
            if (committed.failed()) {
                // harmless: the records are handled, and handled again at worst
                LOG.debug("Commit on {} failed", topic.name(), committed.cause());
            }
            poll();
        });
    }

    private void noteProgress() {
        if (ends.entrySet().stream().allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue())) {
            caughtUp.tryComplete();
        }
    }

    private static Future<Void> attempt(Supplier<Future<Void>> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private void later(long pause, Runnable action) {
        if (closing) {
            finished.tryComplete();
        } else {
            vertx.setTimer(pause, ignored -> action.run());
        }
    }

    private void trouble(String what, Throwable problem) {
        if (!troubled) {
            troubled = true;
            String why = MissingRight.words(problem, "Read", topic.name()).orElseGet(problem::toString);
            LOG.atWarn().addKeyValue("topic", topic.name()).log("{}: {}", what, why);
        }
    }
}
