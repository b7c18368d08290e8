package io.watchword.questionengine.reasoning;

import io.watchword.protocol.Alternative;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Probabilities of values, as a verdict: the most probable value and as many alternatives as it takes for all of them
 * to sum to more than 0.99, but no more than {@value #MOST_ALTERNATIVES}. Only a number among dozens of uncertain
 * things, or a box among dozens of equals, has more; then the least probable values are left out.
 */
final class Outcome {
    /** Most alternatives of a verdict. */
    static final int MOST_ALTERNATIVES = 12;

    private static final double NEGLIGIBLE = 0.01;
    private static final AnswerValue YES = new AnswerValue.Bool(true);
    private static final AnswerValue NO = new AnswerValue.Bool(false);

    private Outcome() {}

    static Verdict of(Belief belief, Doubt doubt) {
        double[] shares = {belief.yes(), belief.no()};
        return of(shares, k -> k == 0 ? YES : NO, doubt);
    }

    /**
     * The verdict.
     *
     * @param shares the probability of each value; what they lack of 1 is not known. They are used up.
     * @param value the value of a share; of equally probable ones the first comes first
     */
    static Verdict of(double[] shares, IntFunction<AnswerValue> value, Doubt doubt) {
        double unknown = 1;
        for (double share : shares) {
            unknown -= share;
        }
        List<Alternative> found = new ArrayList<>(4);
        double left = 1;
        while (found.size() <= MOST_ALTERNATIVES && (found.isEmpty() || left >= NEGLIGIBLE)) {
            int most = largest(shares);
            double share = most < 0 ? 0 : shares[most];
            if (unknown > share || share <= 0) {
                if (unknown <= 0 && !found.isEmpty()) {
                    break;
                }
                found.add(new Alternative(new AnswerValue.Unknown(doubt.reason()), clamp(unknown)));
                left -= unknown;
                unknown = 0;
            } else {
                found.add(new Alternative(value.apply(most), clamp(share)));
                left -= share;
                shares[most] = 0;
            }
        }
        return new Verdict(found.get(0).value(), found.get(0).confidence(), found.subList(1, found.size()));
    }

    private static int largest(double[] shares) {
        int most = -1;
        for (int k = 0; k < shares.length; k++) {
            if (shares[k] > 0 && (most < 0 || shares[k] > shares[most])) {
                most = k;
            }
        }
        return most;
    }

    private static double clamp(double probability) {
        return Math.max(0, Math.min(1, probability));
    }
}
