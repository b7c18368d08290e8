package io.watchword.deliveries;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.protocol.DeadLetter;
import io.watchword.protocol.Delivery;
import io.watchword.protocol.DeliveryState;
import io.watchword.protocol.Outgoing;
import io.watchword.protocol.kafka.PartitionListener;
import io.watchword.protocol.kafka.TopicWriter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is in the outbox, each delivery and partition in a lane of its own, so that a receiver that is down holds
 * up nobody else. What came from a partition of the answers is sent by the process that reads that partition. For one
 * event loop.
 */
final class Dispatch implements PartitionListener {
    private static final long STATES_EVERY_MS = 1_000;

    private record LaneKey(String delivery, int partition) {}

    private final Vertx vertx;
    private final Tables tables;
    private final Sender sender;
    private final TopicWriter<DeadLetter> deadLetters;
    private final DeliverySettings settings;
    private final DeliveryMeters meters;
    private final Map<LaneKey, Lane> lanes = new HashMap<>();
    private final Set<Integer> owned = new HashSet<>();
    private volatile int waiting;
    private long timer = -1;

    Dispatch(
            Vertx vertx,
            Tables tables,
            Sender sender,
            TopicWriter<DeadLetter> deadLetters,
            DeliverySettings settings,
            MeterRegistry registry) {
        this.vertx = vertx;
        this.tables = tables;
        this.sender = sender;
        this.deadLetters = deadLetters;
        this.settings = settings;
        this.meters = new DeliveryMeters(registry, () -> waiting);
    }

    void start() {
        tables.outbox().onChange((key, before, after) -> outboxChanged(after));
        tables.deliveries().onChange((id, before, after) -> deliveryChanged(id, after));
        timer = vertx.setPeriodic(STATES_EVERY_MS, tick -> lanes.values().forEach(Lane::report));
    }

    private void outboxChanged(@Nullable Outgoing after) {
        if (after != null && owned.contains(after.partition())) {
            lane(after.delivery(), after.partition()).add(after);
        }
        waiting = lanes.values().stream().mapToInt(Lane::size).sum();
    }

    @Override
    public void assigned(Set<Integer> partitions) {
        owned.addAll(partitions);
        tables.states().values().stream()
                .filter(state -> partitions.contains(state.partition()))
                .forEach(state -> lane(state.delivery(), state.partition()));
        tables.outbox().values().stream()
                .filter(out -> partitions.contains(out.partition()))
                .sorted(Comparator.comparingLong(Dispatch::seq))
                .forEach(out -> lane(out.delivery(), out.partition()).add(out));
    }

    private static long seq(Outgoing out) {
        String[] parts = out.answer().split("/", -1);
        return parts.length > 2 && parts[2].matches("\\d{1,18}") ? Long.parseLong(parts[2]) : 0;
    }

    @Override
    public void revoked(Set<Integer> partitions) {
        owned.removeAll(partitions);
        lanes.entrySet().removeIf(each -> {
            boolean lost = partitions.contains(each.getKey().partition());
            if (lost) {
                each.getValue().stop();
            }
            return lost;
        });
    }

    private Lane lane(String delivery, int partition) {
        return lanes.computeIfAbsent(new LaneKey(delivery, partition), key -> {
            DeliveryState known = DeliveryState.none(delivery, partition);
            DeliveryState state = tables.states().get(known.key()).orElse(known);
            return new Lane(vertx, tables, sender, deadLetters, settings, meters, state);
        });
    }

    private void deliveryChanged(String id, @Nullable Delivery after) {
        List<LaneKey> concerned =
                lanes.keySet().stream().filter(key -> key.delivery().equals(id)).toList();
        for (LaneKey key : concerned) {
            Lane lane = lanes.get(key);
            if (lane != null && after != null) {
                lane.tryNow();
            } else if (lane != null) {
                lane.discard();
                lanes.remove(key);
            }
        }
        if (after == null) {
            tables.edges().values().stream()
                    .filter(edge -> edge.delivery().equals(id))
                    .forEach(edge -> tables.edges().remove(edge.key()));
        }
    }

    /** Sends nothing more; what waits is sent by whoever comes next. */
    Future<Void> close() {
        vertx.cancelTimer(timer);
        List<Future<Void>> reported = lanes.values().stream().map(Lane::stop).toList();
        lanes.clear();
        return Future.join(reported).mapEmpty();
    }
}
