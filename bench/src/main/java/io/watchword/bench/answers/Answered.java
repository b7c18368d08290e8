package io.watchword.bench.answers;

import io.watchword.bench.data.VqaQuestion;
import org.jspecify.annotations.Nullable;

/**
 * A question, what was answered and how well that agrees with people.
 *
 * @param kind of question as the engine took it; null where it can't be answered with the vocabulary
 * @param answer in words; null where it is not known
 * @param accuracy in [0, 1]
 */
record Answered(VqaQuestion question, @Nullable String kind, @Nullable String answer, double accuracy) {
    static Answered of(VqaQuestion question, Reply reply) {
        String answer = reply.answer();
        double accuracy = answer == null ? 0 : new HumanAnswers(question.answers()).accuracy(answer);
        return new Answered(question, reply.kind(), answer, accuracy);
    }

    boolean isAnswerable() {
        return kind != null;
    }

    boolean isAnswered() {
        return answer != null;
    }
}
