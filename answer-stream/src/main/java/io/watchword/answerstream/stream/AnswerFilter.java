package io.watchword.answerstream.stream;

import io.watchword.answerstream.access.Who;
import io.watchword.answerstream.http.Query;
import io.watchword.protocol.Answer;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which answers someone wants.
 *
 * @param who wants them: never those of cameras that they don't see
 * @param cameras ids; empty for all
 * @param questions ids; empty for all
 */
public record AnswerFilter(Who who, Set<String> cameras, Set<String> questions) implements Predicate<Answer> {
    public AnswerFilter {
        cameras = Set.copyOf(cameras);
        questions = Set.copyOf(questions);
    }

    /** As the parameters {@code camera} and {@code question} say. */
    public static AnswerFilter of(Query query, Who who) {
        return new AnswerFilter(who, query.ids("camera"), query.ids("question"));
    }

    @Override
    public boolean test(Answer answer) {
        return wantsCamera(answer.camera()) && wantsQuestion(answer.question());
    }

    /** Whether this camera is wanted. */
    public boolean wantsCamera(String id) {
        return who.sees(id) && (cameras.isEmpty() || cameras.contains(id));
    }

    /** Whether this question is wanted. */
    public boolean wantsQuestion(String id) {
        return questions.isEmpty() || questions.contains(id);
    }
}
