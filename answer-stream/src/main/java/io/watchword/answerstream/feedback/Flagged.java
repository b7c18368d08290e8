package io.watchword.answerstream.feedback;

import io.vertx.core.Future;
import io.watchword.answerstream.evidence.Evidence;
import io.watchword.answerstream.history.AnswerFinder;
import io.watchword.answerstream.history.AnswerId;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Frame;
import io.watchword.protocol.kafka.FrameKey;
import java.util.Optional;

/**
 * Answers and their frames wherever they are kept: in the log and the evidence, and, for those that were flagged, with
 * the feedback for as long as that is.
 *
 * @param answers the log
 * @param evidence the frames of changes
 * @param feedback what was flagged
 */
public record Flagged(AnswerFinder answers, Evidence evidence, FeedbackLog feedback) {
    /** The answer, if it is kept anywhere. */
    public Future<Optional<Answer>> answer(AnswerId id) {
        return answers.find(id)
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(found)
                        : feedback.find(id).map(said -> said.map(each -> each.judged())));
    }

    /** Its frame, if it is kept anywhere. */
    public Future<Optional<Frame>> frame(Answer answer) {
        return evidence.find(FrameKey.of(answer))
                .compose(found -> found.isPresent() ? Future.succeededFuture(found) : ofFeedback(answer));
    }

    private Future<Optional<Frame>> ofFeedback(Answer answer) {
        return AnswerId.parse(answer.id())
                .map(id -> feedback.find(id)
                        .compose(said -> said.isPresent()
                                ? feedback.frame(said.get())
                                : Future.succeededFuture(Optional.<Frame>empty())))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }
}
