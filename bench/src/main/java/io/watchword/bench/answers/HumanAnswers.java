package io.watchword.bench.answers;

import java.util.List;

/** What ten people answered. */
record HumanAnswers(List<String> answers) {
    private static final double ENOUGH = 3;

    HumanAnswers {
        boolean alike = answers.stream().distinct().count() <= 1;
        answers = alike
                ? List.copyOf(answers)
                : answers.stream().map(AnswerForm::of).toList();
    }

    /**
     * How well an answer agrees with them, in [0, 1]: for each person, the number of the others who said it, divided by
     * three, at most 1; and of that the mean (the accuracy of VQA's evaluation).
     */
    double accuracy(String answer) {
        long said = answers.stream().filter(answer::equals).count();
        double sum = 0;
        for (String each : answers) {
            sum += Math.min(1, (said - (each.equals(answer) ? 1 : 0)) / ENOUGH);
        }
        return answers.isEmpty() ? 0 : sum / answers.size();
    }
}
