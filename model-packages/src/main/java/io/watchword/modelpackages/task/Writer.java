package io.watchword.modelpackages.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.watchword.modelpackages.manifest.Decoding;
import io.watchword.modelpackages.text.Tokenizer;
import java.util.Arrays;
import java.util.function.Function;

/** Writes a sentence token by token, each the likeliest after those before it, and stops in any case. */
final class Writer implements AutoCloseable {
    private final Network prepare;
    private final Network step;
    private final Tokenizer tokenizer;
    private final Decoding.Sentence decoding;

    Writer(Network prepare, Network step, Tokenizer tokenizer, Decoding.Sentence decoding) {
        this.prepare = prepare;
        this.step = step;
        this.tokenizer = tokenizer;
        this.decoding = decoding;
    }

    Tokenizer tokenizer() {
        return tokenizer;
    }

    <R> R call(Function<NDManager, R> work) {
        return prepare.call(work);
    }

    /** The sentence about what is given, with the geometric mean of its tokens' shares. */
    Ranked write(NDManager call, Inputs inputs) {
        NDList context = prepare.run(call, inputs.of(prepare.about()));
        long[] ids = new long[decoding.longest()];
        int length = decoding.begin().size();
        Arrays.setAll(ids, i -> i < decoding.begin().size() ? decoding.begin().get(i) : 0);
        double logShares = 0;
        int written = 0;
        boolean ended = false;
        while (!ended && length < ids.length) {
            float[] scores = next(context, Arrays.copyOf(ids, length), call);
            int best = best(scores);
            logShares -= Math.log(sumOfRatios(scores, scores[best]));
            ids[length++] = best;
            written++;
            ended = best == decoding.end();
        }
        return new Ranked(
                tokenizer.decode(Arrays.copyOf(ids, length)).strip(), Math.min(1, Math.exp(logShares / written)));
    }

    private float[] next(NDList context, long[] ids, NDManager call) {
        try (NDManager one = call.newSubManager()) {
            NDList input = new NDList(one.create(ids, new Shape(1, ids.length)));
            for (NDArray each : context) {
                input.add(each);
            }
            return step.numbers(step.run(one, input), 0, 1, -1);
        }
    }

    private static int best(float[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }

    private static double sumOfRatios(float[] scores, float largest) {
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score - (double) largest);
        }
        return sum;
    }

    @Override
    public void close() {
        tokenizer.close();
        step.close();
        prepare.close();
    }
}
