package io.watchword.deliveries;

import io.vertx.core.Future;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Delivery;
import io.watchword.protocol.DeliveryEdge;
import io.watchword.protocol.Outgoing;
import io.watchword.protocol.kafka.BatchHandler;
import io.watchword.protocol.kafka.Delivered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts into the outbox what is worth telling. Answers count as read when the outbox has them and, after that, what is
 * remembered of conditions is written: after a crash an answer may be told twice, but not never. What is in the log a
 * second time, or too late, is left out. For one event loop.
 */
final class Firing implements BatchHandler<Answer> {
    private final Tables tables;
    private final Memory memory;

    /** @param memory of the answers before those that are handled */
    Firing(Tables tables, Memory memory) {
        this.tables = tables;
        this.memory = memory;
    }

    @Override
    public Future<Void> handle(List<Delivered<Answer>> batch) {
        return batch.isEmpty() ? Future.succeededFuture() : memory.ready().compose(ready -> tell(batch));
    }

    private Future<Void> tell(List<Delivered<Answer>> batch) {
        Map<String, List<Delivery>> byQuestion =
                tables.deliveries().values().stream().collect(Collectors.groupingBy(Delivery::question));
        Map<String, DeliveryEdge> edges = new LinkedHashMap<>();
        Map<String, Outgoing> told = new LinkedHashMap<>();
        for (Delivered<Answer> record : batch) {
            Answer answer = record.value();
            if (answer != null && !memory.isRepeat(answer, record)) {
                byQuestion
                        .getOrDefault(answer.question(), List.of())
                        .forEach(delivery -> step(delivery, answer, record, edges, told));
            }
        }
        return write(told, edges);
    }

    private void step(
            Delivery delivery,
            Answer answer,
            Delivered<Answer> record,
            Map<String, DeliveryEdge> edges,
            Map<String, Outgoing> told) {
        String key = DeliveryEdge.key(delivery.id(), answer.camera());
        Optional<Boolean> held = Optional.ofNullable(edges.get(key))
                .or(() -> tables.edges().get(key))
                .map(DeliveryEdge::holds);
        Edges.Step step = Edges.step(delivery.condition(), held, answer);
        step.holds().ifPresent(holds -> edges.put(key, new DeliveryEdge(delivery.id(), answer.camera(), holds)));
        byte[] bytes = record.bytes();
        if (step.tell() && bytes != null) {
            Outgoing out =
                    new Outgoing(delivery.id(), answer.id(), record.position().partition(), bytes);
            told.put(out.key(), out);
        }
    }

    private Future<Void> write(Map<String, Outgoing> told, Map<String, DeliveryEdge> edges) {
        return Future.all(told.values().stream().map(tables.outbox()::put).toList())
                .compose(written -> Future.all(
                        edges.values().stream().map(tables.edges()::put).toList()))
                .mapEmpty();
    }
}
