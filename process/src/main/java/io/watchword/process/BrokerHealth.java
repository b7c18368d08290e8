package io.watchword.process;

import io.vertx.core.Future;
import io.watchword.protocol.Health;
import io.watchword.protocol.kafka.KafkaBus;
import java.time.Duration;
import java.util.function.Supplier;

/** Whether the broker answers; asked every few seconds at most, however often it is wanted. For one event loop. */
public final class BrokerHealth implements Supplier<Future<Health>> {
    private static final Duration KEPT = Duration.ofSeconds(3);

    private final KafkaBus bus;
    private Future<Health> last = Future.succeededFuture(Health.down("broker", "not asked yet"));
    private long askedAt;
    private boolean asked;

    /** Asks the brokers of this bus. */
    public BrokerHealth(KafkaBus bus) {
        this.bus = bus;
    }

    @Override
    public Future<Health> get() {
        long now = System.nanoTime();
        if (!asked || now - askedAt > KEPT.toNanos()) {
            asked = true;
            askedAt = now;
            last = bus.health().otherwise(problem -> Health.down("broker", "asking failed: " + problem));
        }
        return last;
    }
}
