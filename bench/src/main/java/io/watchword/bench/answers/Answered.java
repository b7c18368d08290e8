package io.watchword.bench.answers;

import io.watchword.bench.data.VqaQuestion;
import io.watchword.questionengine.language.Parse;
import org.jspecify.annotations.Nullable;

/**
 * A question, what was answered and how well that agrees with people.
 *
 * @param kind of question as the engine took it; null where it can't be answered with the vocabulary
 * @param answer in words; null where it is not known
 * @param accuracy in [0, 1]
 */
record Answered(VqaQuestion question, @Nullable String kind, @Nullable String answer, double accuracy) {
    static Answered not(VqaQuestion question) {
        return new Answered(question, null, null, 0);
    }

    static Answered of(VqaQuestion question, Parse.Understood parse, @Nullable String answer) {
        double accuracy = answer == null ? 0 : new HumanAnswers(question.answers()).accuracy(answer);
        return new Answered(question, parse.kind(), answer, accuracy);
    }

    boolean isAnswerable() {
        return kind != null;
    }

    boolean isAnswered() {
        return answer != null;
    }
}
