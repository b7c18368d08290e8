package io.watchword.openquestions;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.protocol.Question;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Questions are read on worker threads. What goes with them happens one after the other, in the order in which it came,
 * so that of several changes to one question the last counts, and no question is left that was read with older words.
 * For one event loop.
 */
final class Reading {
    private final Vertx vertx;
    private final Function<Question, Grounding> reader;
    private Future<?> last = Future.succeededFuture();

    /** @param reader blocks; called on worker threads, on several at once */
    Reading(Vertx vertx, Function<Question, Grounding> reader) {
        this.vertx = vertx;
        this.reader = reader;
    }

    /** What questions point out, in their order. */
    Future<List<Grounding>> of(List<Question> questions) {
        return questions.isEmpty()
                ? Future.succeededFuture(List.of())
                : vertx.executeBlocking(() -> questions.stream().map(reader).toList(), false);
    }

    /** Does it when everything before it is done. */
    <T> Future<T> inTurn(Supplier<Future<T>> work) {
        Future<T> mine = last.transform(done -> work.get());
        last = mine;
        return mine;
    }
}
