package io.watchword.inference;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.watchword.protocol.Answer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What answering counts: answers that Kafka has taken, by type, and the time that one question takes on one scene. */
final class AnswerMeters {
    private final MeterRegistry registry;
    private final Timer answer;
    private final Map<String, Counter> answers = new ConcurrentHashMap<>();

    AnswerMeters(MeterRegistry registry) {
        this.registry = registry;
        this.answer = Timer.builder("watchword.answer")
                .description("Evaluating one question on one scene")
                .publishPercentileHistogram()
                .register(registry);
    }

    <T> T timed(Supplier<T> evaluation) {
        return answer.record(evaluation);
    }

    void count(Answer sent) {
        answers.computeIfAbsent(sent.answer().value().type(), this::counter).increment();
    }

    private Counter counter(String type) {
        return Counter.builder("watchword.answers")
                .description("Answers written")
                .tag("type", type)
                .register(registry);
    }
}
