package io.watchword.bench.chaos;

import io.watchword.protocol.kafka.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What no process of ours would write: no key, no JSON, a form of the future. */
final class Poison {
    private static final byte[] KEY = "poison".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NOISE = {0, (byte) 0xff, '{', '"', 7};
    private static final byte[] FUTURE = "{\"schema\":99,\"id\":\"poison\"}".getBytes(StandardCharsets.UTF_8);

    private Poison() {}

    /** Puts some on each topic; returns how many records were taken: compacted topics take none without a key. */
    static int spread(String bootstrap) throws InterruptedException {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrap,
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class,
                "delivery.timeout.ms",
                20_000,
                "request.timeout.ms",
                5_000);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(config)) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (Topic<?> topic : Topic.all()) {
                sent.add(producer.send(new ProducerRecord<>(topic.name(), null, NOISE)));
                sent.add(producer.send(new ProducerRecord<>(topic.name(), KEY, NOISE)));
                sent.add(producer.send(new ProducerRecord<>(topic.name(), KEY, FUTURE)));
            }
            return taken(sent);
        }
    }

    private static int taken(List<Future<RecordMetadata>> sent) throws InterruptedException {
        int taken = 0;
        for (Future<RecordMetadata> each : sent) {
            try {
                each.get();
                taken++;
            } catch (ExecutionException e) {
                // refused
            }
        }
        return taken;
    }
}
