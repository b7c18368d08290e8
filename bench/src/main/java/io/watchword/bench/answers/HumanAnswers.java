package io.watchword.bench.answers;

import java.util.List;

/** What ten people answered, as VQA's evaluation compares it. */
public record HumanAnswers(List<String> answers) {
    private static final double ENOUGH = 3;

    public HumanAnswers {
        boolean alike = answers.stream().distinct().count() <= 1;
        answers = alike
                ? List.copyOf(answers)
                : answers.stream().map(AnswerForm::withoutPunctuation).toList();
    }

    /**
     * How well an answer agrees with them, in [0, 1]: for each person, the number of the others who said it, divided by
     * three, at most 1; and of that the mean (the accuracy of VQA's evaluation).
     *
     * @param answer in any form
     */
    public double accuracy(String answer) {
        String predicted = AnswerForm.predicted(answer);
        long said = answers.stream().filter(predicted::equals).count();
        double sum = 0;
        for (String each : answers) {
            sum += Math.min(1, (said - (each.equals(predicted) ? 1 : 0)) / ENOUGH);
        }
        return answers.isEmpty() ? 0 : sum / answers.size();
    }
}
