package io.watchword.deliveries;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.protocol.Answer;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Recent;
import io.watchword.protocol.kafka.Repeats;
import io.watchword.protocol.kafka.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What was answered just now, by which answers that are in the log twice are told, also those whose first another
 * process told. For one event loop.
 */
final class Memory {
    // longer than a take-over takes
    private static final Duration RECALLED = Duration.ofSeconds(30);
    private static final long LONGEST_RECALL_MS = 5_000;

    private final Vertx vertx;
    private final KafkaBus bus;
    private final Repeats repeats = new Repeats();
    private Future<Void> recalled = Future.succeededFuture();

    Memory(Vertx vertx, KafkaBus bus) {
        this.vertx = vertx;
        this.bus = bus;
    }

    /** These partitions are read from now on: what they had before is looked at first. */
    void recall(Set<Integer> partitions) {
        recalled = recalled.compose(done -> vertx.executeBlocking(() -> lately(partitions), false)
                .timeout(LONGEST_RECALL_MS, TimeUnit.MILLISECONDS)
                .onSuccess(found -> found.forEach(repeats::next))
                .<Void>mapEmpty()
                .otherwiseEmpty());
    }

    private List<Repeats.Mark> lately(Set<Integer> partitions) {
        List<Repeats.Mark> found = new ArrayList<>();
        new Recent(bus).read(Topic.ANSWERS, partitions, RECALLED, record -> {
            Answer answer = record.value();
            if (answer != null) {
                found.add(Repeats.Mark.of(answer, record));
            }
        });
        return found;
    }

    /** Completes when what was before is known. */
    Future<Void> ready() {
        return recalled;
    }

    /** Whether a record is there a second time, or too late; asked again, it says the same. */
    boolean isRepeat(Answer answer, Delivered<Answer> record) {
        return repeats.next(answer, record);
    }
}
