package io.watchword.questionengine.reasoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.watchword.questionengine.program.Comparison;
import io.watchword.questionengine.program.Quantifier;
import java.util.Random;
import java.util.function.IntPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Beliefs against trying everything out: each thing is in the group, may be, or is not, and the property holds of it,
 * may hold, or does not. An answer is known where every way in which the maybes could turn out gives the same.
 */
class ThreeValuedArithmeticTest {
    private static final int MOST = 3;

    /** The truth for one way in which everything turns out. */
    private enum Truth {
        YES,
        NO,
        NEITHER
    }

    @FunctionalInterface
    private interface Question {
        Truth of(boolean[] in, boolean[] holds);
    }

    private record Case(Grades group, Grades degrees) {
        static Case of(long seed, boolean known) {
            Random random = new Random(seed);
            int n = random.nextInt(MOST + 1);
            return new Case(grades(random, n, known), grades(random, n, known));
        }

        private static Grades grades(Random random, int n, boolean known) {
            double[] low = random.doubles(n).toArray();
            double[] high = low.clone();
            for (int i = 0; i < n && !known; i++) {
                high[i] += random.nextBoolean() ? 0 : (1 - low[i]) * random.nextDouble();
            }
            return known ? Grades.known(low) : Grades.of(low, high);
        }

        Belief tried(Question question) {
            double yes = 0;
            double no = 0;
            int n = group.size();
            for (int outcome = 0; outcome < (int) Math.pow(9, n); outcome++) {
                double probability = probability(outcome);
                Truth truth = probability > 0 ? settled(outcome, question) : Truth.NEITHER;
                yes += truth == Truth.YES ? probability : 0;
                no += truth == Truth.NO ? probability : 0;
            }
            return new Belief(yes, no);
        }

        private double probability(int outcome) {
            double probability = 1;
            for (int i = 0; i < group.size(); i++) {
                int digit = outcome / (int) Math.pow(9, i) % 9;
                probability *= share(group, i, digit / 3) * share(degrees, i, digit % 3);
            }
            return probability;
        }

        /** Of yes, maybe and no. */
        private static double share(Grades grades, int i, int digit) {
            return switch (digit) {
                case 0 -> grades.low()[i];
                case 1 -> grades.high()[i] - grades.low()[i];
                default -> 1 - grades.high()[i];
            };
        }

        private Truth settled(int outcome, Question question) {
            Truth common = null;
            int n = group.size();
            for (int maybes = 0; maybes < 1 << (2 * n); maybes++) {
                boolean[] in = new boolean[n];
                boolean[] holds = new boolean[n];
                for (int i = 0; i < n; i++) {
                    int digit = outcome / (int) Math.pow(9, i) % 9;
                    in[i] = digit / 3 == 0 || (digit / 3 == 1 && (maybes >> (2 * i) & 1) == 1);
                    holds[i] = digit % 3 == 0 || (digit % 3 == 1 && (maybes >> (2 * i + 1) & 1) == 1);
                }
                Truth truth = question.of(in, holds);
                if (common != null && common != truth) {
                    return Truth.NEITHER;
                }
                common = truth;
            }
            return common == null ? Truth.NEITHER : common;
        }
    }

    private static void same(Belief actual, Belief expected) {
        assertThat(actual.yes()).as("yes").isCloseTo(expected.yes(), within(1e-9));
        assertThat(actual.no()).as("no").isCloseTo(expected.no(), within(1e-9));
    }

    private static Truth truth(boolean yes) {
        return yes ? Truth.YES : Truth.NO;
    }

    private static int count(boolean[] which) {
        int number = 0;
        for (boolean each : which) {
            number += each ? 1 : 0;
        }
        return number;
    }

    private static int count(boolean[] in, boolean[] holds, boolean wanted) {
        int number = 0;
        for (int i = 0; i < in.length; i++) {
            number += in[i] && holds[i] == wanted ? 1 : 0;
        }
        return number;
    }

    @Property(tries = 100)
    void existence(@ForAll long seed, @ForAll boolean known) {
        Case each = Case.of(seed, known);
        same(Belief.exists(each.group()), each.tried((in, holds) -> truth(count(in) > 0)));
    }

    @Property(tries = 200)
    void comparingTheirNumber(@ForAll long seed, @ForAll Comparison comparison, @ForAll boolean known) {
        Case each = Case.of(seed, known);
        int number = new Random(seed).nextInt(4);
        IntPredicate compares = count -> comparison.holds(count, number);
        same(
                Belief.compares(each.group(), comparison, number),
                each.tried((in, holds) -> truth(compares.test(count(in)))));
    }

    @Property(tries = 200)
    void comparingTwoNumbers(@ForAll long seed, @ForAll Comparison comparison, @ForAll boolean known) {
        Case each = Case.of(seed, known);
        same(
                Belief.compares(each.group(), comparison, each.degrees()),
                each.tried((in, holds) -> truth(comparison.holds(count(in), count(holds)))));
    }

    @Property(tries = 400)
    void quantities(@ForAll long seed, @ForAll Quantifier quantifier, @ForAll boolean known) {
        Case each = Case.of(seed, known);
        same(Quantities.of(quantifier, each.group(), each.degrees()), each.tried((in, holds) -> {
            int fit = count(in, holds, true);
            int misfit = count(in, holds, false);
            boolean two = quantifier == Quantifier.BOTH || quantifier == Quantifier.NEITHER;
            if (fit + misfit < (two ? 2 : 1)) {
                return Truth.NEITHER;
            }
            return truth(
                    switch (quantifier) {
                        case ALL, BOTH -> misfit == 0;
                        case NONE, NEITHER -> fit == 0;
                        case EITHER -> fit > 0;
                        case MOST -> fit > misfit;
                    });
        }));
    }

    @Property(tries = 200)
    void theNumberOfThingsIsKnownWhereNoneMayBeThere(@ForAll long seed) {
        Case each = Case.of(seed, false);
        double[] number = PoissonBinomial.certain(each.group());
        for (int k = 0; k <= MOST; k++) {
            int wanted = k;
            Belief exactly = each.tried((in, holds) -> truth(count(in) == wanted));
            assertThat(k < number.length ? number[k] : 0).isCloseTo(exactly.yes(), within(1e-9));
        }
    }
}
