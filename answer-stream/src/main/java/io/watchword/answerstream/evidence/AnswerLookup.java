package io.watchword.answerstream.evidence;

import io.vertx.core.Future;
import io.watchword.answerstream.history.AnswerId;
import io.watchword.protocol.Answer;
import java.util.Optional;

/** Finds an answer by its id, wherever it is kept. */
@FunctionalInterface
public interface AnswerLookup {
    /** The answer, if it is kept. */
    Future<Optional<Answer>> find(AnswerId id);
}
