package io.watchword.bench.pipeline;

import io.vertx.core.Future;
import io.watchword.protocol.Answer;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.kafka.Delivered;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Watches the answers that reach Kafka. One question is answered on every frame: it tells the frames apart. */
final class AnswerWatch {
    private final String everyFrame;
    private final AtomicLong answers = new AtomicLong();
    private final ConcurrentLinkedQueue<Double> latenciesMs = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<LatencyMs> parts = new ConcurrentLinkedQueue<>();

    /** Watches, where {@code everyFrame} is the id of the question that is answered on every frame. */
    AnswerWatch(String everyFrame) {
        this.everyFrame = everyFrame;
    }

    Future<Void> note(List<Delivered<Answer>> batch) {
        for (Delivered<Answer> delivered : batch) {
            @Nullable Answer answer = delivered.value();
            if (answer != null) {
                answers.incrementAndGet();
                note(delivered, answer);
            }
        }
        return Future.succeededFuture();
    }

    private void note(Delivered<Answer> delivered, Answer answer) {
        if (answer.question().equals(everyFrame) && !answer.answer().isUnknown()) {
            Duration age = Duration.between(answer.frame().capturedAt(), delivered.timestamp());
            latenciesMs.add(age.toNanos() / 1e6);
            parts.add(answer.latencyMs());
        }
    }

    /** Forgets what it saw. */
    void clear() {
        latenciesMs.clear();
        parts.clear();
        answers.set(0);
    }

    /** What it saw since it was cleared. */
    Leg leg(double seconds, Machine.Used used, Profile profile) {
        List<Double> latencies = List.copyOf(latenciesMs);
        return new Leg(
                latencies.size(),
                seconds,
                used.here(),
                used.others(),
                latencies,
                List.copyOf(parts),
                answers.get(),
                profile);
    }
}
