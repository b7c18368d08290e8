package io.watchword.answerstream.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.protocol.Delivery;
import io.watchword.protocol.DeliveryState;
import io.watchword.protocol.DeliveryTest;
import io.watchword.protocol.DeliveryTestResult;
import io.watchword.protocol.Ids;
import io.watchword.protocol.Json;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Topic;
import java.time.Instant;
import java.util.List;

/** What is delivered where, how it goes, and whether it works. On one context. */
public final class Deliveries {
    private final CompactedTable<Delivery> table;
    private final CompactedTable<DeliveryState> states;
    private final Exchange<DeliveryTest, DeliveryTestResult> tests;

    private Deliveries(
            Vertx vertx, KafkaBus bus, CompactedTable<Delivery> table, CompactedTable<DeliveryState> states) {
        this.table = table;
        this.states = states;
        this.tests =
                new Exchange<>(vertx, bus, Topic.DELIVERY_TESTS, Topic.DELIVERY_TEST_RESULTS, DeliveryTestResult::test);
    }

    /** Completes when everything that the topics hold now has been read. */
    public static Future<Deliveries> open(Vertx vertx, KafkaBus bus) {
        Future<CompactedTable<Delivery>> table = bus.table(Topic.DELIVERIES);
        Future<CompactedTable<DeliveryState>> states = bus.table(Topic.DELIVERY_STATES);
        return Future.all(table, states).map(all -> new Deliveries(vertx, bus, table.result(), states.result()));
    }

    CompactedTable<Delivery> table() {
        return table;
    }

    /** The delivery as people see it: without secrets, and with how it goes. */
    ObjectNode view(Delivery delivery) {
        ObjectNode view = (ObjectNode) Json.tree(delivery);
        view.set("to", Json.tree(delivery.to().masked()));
        ObjectNode state = (ObjectNode) Json.tree(state(delivery.id()));
        return view.set("state", state.without(List.of("delivery", "partition")));
    }

    private DeliveryState state(String id) {
        return states.values().stream()
                .filter(state -> state.delivery().equals(id))
                .reduce(DeliveryState.none(id, 0), DeliveryState::and);
    }

    /** Has a sample sent; fails with 503 if nobody answers. */
    Future<DeliveryTestResult> test(String delivery) {
        DeliveryTest test =
                new DeliveryTest(Ids.random("test"), delivery, Instant.now().plus(Exchange.LONGEST));
        return tests.ask(
                test.id(),
                test,
                "No process that delivers answers said within " + Exchange.LONGEST.toSeconds()
                        + " s what came of it; is one running?");
    }

    /** Stops reading. */
    public Future<Void> close() {
        return Future.join(table.close(), states.close(), tests.close()).mapEmpty();
    }
}
