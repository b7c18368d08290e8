package io.watchword.deliveries;

import io.vertx.core.Future;
import io.watchword.protocol.Delivery;
import io.watchword.protocol.DeliveryEdge;
import io.watchword.protocol.DeliveryState;
import io.watchword.protocol.Outgoing;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Topic;

/**
 * What deliveries rest on, all of it in Kafka.
 *
 * @param deliveries what goes where
 * @param edges whether conditions held
 * @param outbox what is on its way
 * @param states how it goes
 */
record Tables(
        CompactedTable<Delivery> deliveries,
        CompactedTable<DeliveryEdge> edges,
        CompactedTable<Outgoing> outbox,
        CompactedTable<DeliveryState> states) {
    static Future<Tables> open(KafkaBus bus) {
        Future<CompactedTable<Delivery>> deliveries = bus.table(Topic.DELIVERIES);
        Future<CompactedTable<DeliveryEdge>> edges = bus.table(Topic.DELIVERY_EDGES);
        Future<CompactedTable<Outgoing>> outbox = bus.table(Topic.OUTBOX);
        Future<CompactedTable<DeliveryState>> states = bus.table(Topic.DELIVERY_STATES);
        return Future.all(deliveries, edges, outbox, states)
                .map(all -> new Tables(deliveries.result(), edges.result(), outbox.result(), states.result()));
    }

    Future<Void> close() {
        return Future.join(deliveries.close(), edges.close(), outbox.close(), states.close())
                .mapEmpty();
    }
}
