package io.watchword.answerstream.stream;

import io.watchword.answerstream.access.Pass;
import io.watchword.answerstream.history.LogPosition;
import io.watchword.protocol.Answer;
import java.util.Optional;

/**
 * What a client of the stream asked for.
 *
 * @param pass the login; the stream ends with it
 * @param filter which answers, scenes, cameras and questions
 * @param scenes whether scenes are wanted
 * @param refresh whether answers are wanted that only say that the last still holds
 * @param current whether the current answers come first
 * @param resume where it was when it was cut off, if it was
 */
public record StreamRequest(
        Pass pass,
        AnswerFilter filter,
        boolean scenes,
        boolean refresh,
        boolean current,
        Optional<LogPosition> resume) {
    /** Whether the client gets this answer. */
    boolean wants(Answer answer, boolean isEvent) {
        return (isEvent || refresh) && filter.test(answer);
    }
}
