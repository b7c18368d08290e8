package io.watchword.answerstream.stream;

import io.watchword.protocol.Answer;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which answers someone wants.
 *
 * @param cameras ids; empty for all
 * @param questions ids; empty for all
 */
public record AnswerFilter(Set<String> cameras, Set<String> questions) implements Predicate<Answer> {
    public AnswerFilter {
        cameras = Set.copyOf(cameras);
        questions = Set.copyOf(questions);
    }

    @Override
    public boolean test(Answer answer) {
        return wantsCamera(answer.camera()) && wantsQuestion(answer.question());
    }

    /** Whether this camera is wanted. */
    public boolean wantsCamera(String id) {
        return cameras.isEmpty() || cameras.contains(id);
    }

    /** Whether this question is wanted. */
    public boolean wantsQuestion(String id) {
        return questions.isEmpty() || questions.contains(id);
    }
}
