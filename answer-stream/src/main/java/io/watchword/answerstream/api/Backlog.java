package io.watchword.answerstream.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Topic;
import java.time.Duration;
import java.util.Map;

/**
 * How many records those have yet to finish who drop none; looked up every few seconds at most, and only when somebody
 * asks. Frames are no such records: what is late of them is dropped, so their offsets tell nothing. For one event loop.
 */
public final class Backlog {
    private static final String ANSWERING = "watchword-answering";
    private static final String DELIVERIES = "watchword-deliveries";
    private static final String EVIDENCE = "watchword-evidence";
    private static final Map<String, Topic<?>> READ =
            Map.of(ANSWERING, Topic.SCENES, DELIVERIES, Topic.ANSWERS, EVIDENCE, Topic.ANSWERS);
    private static final Map<String, String> FIELDS =
            Map.of(ANSWERING, "scenes", DELIVERIES, "deliveries", EVIDENCE, "evidence");
    private static final Duration KEPT = Duration.ofSeconds(4);

    private final KafkaBus bus;
    private Future<Map<String, Long>> last = Future.succeededFuture(Map.of());
    private long askedAt;
    private boolean asked;

    /** Asks the brokers of this bus. */
    public Backlog(KafkaBus bus) {
        this.bus = bus;
    }

    /** By field of the status; without those of which nothing is known. */
    Future<ObjectNode> now() {
        long now = System.nanoTime();
        if (!asked || (last.isComplete() && now - askedAt > KEPT.toNanos())) {
            asked = true;
            askedAt = now;
            last = bus.behind(READ).otherwise(Map.of());
        }
        return last.map(Backlog::described);
    }

    private static ObjectNode described(Map<String, Long> groups) {
        ObjectNode lag = JsonNodeFactory.instance.objectNode();
        groups.forEach((group, records) -> lag.put(FIELDS.get(group), records));
        return lag;
    }
}
