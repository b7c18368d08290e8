package io.watchword.inference;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.watchword.protocol.Answer;
import io.watchword.protocol.kafka.Position;
import io.watchword.protocol.kafka.TopicWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers until the brokers have them: the evaluation that gave them can't be repeated. */
final class AnswerWriter {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);
    private static final long RETRY_MS = 500;
    private static final String NOT_TAKEN = "Kafka does not take the answers";

    private final Vertx vertx;
    private final TopicWriter<Answer> topic;
    private final AnswerMeters meters;
    private volatile @Nullable String trouble;
    private volatile boolean stopping;

    AnswerWriter(Vertx vertx, TopicWriter<Answer> topic, AnswerMeters meters) {
        this.vertx = vertx;
        this.topic = topic;
        this.meters = meters;
    }

    /** Completes when the brokers have all of them; fails only after {@link #stop}. */
    Future<Void> write(List<Answer> answers) {
        List<Future<Position>> sent = answers.stream().map(topic::write).toList();
        return Future.join(sent)
                .<Void>mapEmpty()
                .onSuccess(ignored -> written(answers))
                .recover(problem -> stopping ? Future.failedFuture(problem) : again(failed(answers, sent), problem));
    }

    private static List<Answer> failed(List<Answer> answers, List<Future<Position>> sent) {
        return IntStream.range(0, answers.size())
                .filter(i -> sent.get(i).failed())
                .mapToObj(answers::get)
                .toList();
    }

    private void written(List<Answer> answers) {
        answers.forEach(meters::count);
        if (!answers.isEmpty()) {
            trouble = null;
        }
    }

    private Future<Void> again(List<Answer> answers, Throwable problem) {
        if (trouble == null) {
            LOG.warn("Answers can't be written; trying until they are: {}", problem.toString());
        }
        trouble = NOT_TAKEN;
        Promise<Void> again = Promise.promise();
        vertx.setTimer(RETRY_MS, ignored -> write(answers).onComplete(again));
        return again.future();
    }

    /** Why answers don't arrive now; may be asked from any thread. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Tries what fails from now on no more. */
    void stop() {
        stopping = true;
    }
}
