package io.watchword.modelpackages.task;

import io.watchword.modelpackages.manifest.Decoding;
import java.util.stream.IntStream;

/** Numbers of any size to scores in [0, 1]. */
final class Scoring {
    private Scoring() {}

    static double[] of(Decoding.Scores kind, float[] numbers) {
        return kind == Decoding.Scores.SIGMOID ? sigmoid(numbers) : softmax(numbers, 0, numbers.length);
    }

    static double sigmoid(double number) {
        return 1 / (1 + Math.exp(-number));
    }

    private static double[] sigmoid(float[] numbers) {
        double[] scores = new double[numbers.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = sigmoid(numbers[i]);
        }
        return scores;
    }

    /** Of a part of the numbers. */
    static double[] softmax(float[] numbers, int from, int to) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, numbers[i]);
        }
        double[] scores = new double[to - from];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(numbers[from + i] - (double) largest);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
        return scores;
    }

    /** The indices of the largest, the largest first, of equals the first one. */
    static int[] strongest(double[] scores, int most) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted((one, other) -> Double.compare(scores[other], scores[one]))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
