package io.watchword.answerstream.history;

import io.vertx.core.Future;
import io.watchword.answerstream.http.Workers;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicPast;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;

/**
 * Looks into a topic's past on worker threads; keeps a few connections open between looks.
 *
 * @param <T> what travels
 */
public final class Past<T> {
    private static final int IDLE = 2;

    private final KafkaBus bus;
    private final Topic<T> topic;
    private final Workers workers;
    private final BlockingQueue<TopicPast<T>> idle = new ArrayBlockingQueue<>(IDLE);

    /** Looks into this topic. */
    public Past(KafkaBus bus, Topic<T> topic, Workers workers) {
        this.bus = bus;
        this.topic = topic;
        this.workers = workers;
    }

    /** What a look finds; the look blocks, on a worker. */
    public <R> Future<R> look(Function<TopicPast<T>, R> look) {
        return workers.run(() -> {
            TopicPast<T> free = idle.poll();
            TopicPast<T> past = free == null ? bus.past(topic) : free;
            boolean whole = false;
            try {
                R found = look.apply(past);
                whole = true;
                return found;
            } finally {
                if (!whole || !idle.offer(past)) {
                    past.close();
                }
            }
        });
    }

    /** Closes the idle connections; those in use close by themselves when they find no room. */
    public Future<Void> close() {
        return workers.run(() -> {
            for (TopicPast<T> past = idle.poll(); past != null; past = idle.poll()) {
                past.close();
            }
            return null;
        });
    }
}
