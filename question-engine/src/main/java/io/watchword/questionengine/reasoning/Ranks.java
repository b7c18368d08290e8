package io.watchword.questionengine.reasoning;

import io.watchword.questionengine.program.Order;

/** Which thing is at a rank, where it is uncertain which things are there. */
final class Ranks {
    private static final int[] NO_ORDER = {};

    private Ranks() {}

    /**
     * For each thing the probability that it is there and that exactly {@code rank - 1} of those before it are: it goes
     * through them in their order and keeps the distribution of how many there are so far, in O(n rank). Where the
     * order can't be told it may be any of them.
     */
    static Grades of(World world, Grades of, Order order, int rank) {
        if (rank < 1 || rank > of.size()) {
            return Grades.known(new double[of.size()]);
        }
        int[] inOrder = sorted(world, order);
        if (inOrder == NO_ORDER) {
            return Grades.of(new double[of.size()], of.high());
        }
        return of.isKnown() ? known(of.low(), inOrder, rank) : bounded(of, inOrder, rank);
    }

    private static Grades known(double[] of, int[] inOrder, int rank) {
        double[] ranked = new double[of.length];
        double[] before = new double[rank];
        before[0] = 1;
        int events = 0;
        for (int i : inOrder) {
            if (of[i] > 0) {
                ranked[i] = of[i] * before[rank - 1];
                PoissonBinomial.add(of[i], 1 - of[i], before, ++events);
            }
        }
        return Grades.known(ranked);
    }

    private static Grades bounded(Grades of, int[] inOrder, int rank) {
        double[] low = new double[of.size()];
        double[] high = new double[of.size()];
        double[] exactly = start(rank);
        double[] least = start(rank);
        double[] most = start(rank);
        int events = 0;
        for (int i : inOrder) {
            double l = of.low()[i];
            double h = of.high()[i];
            if (h > 0) {
                low[i] = l * exactly[rank - 1];
                high[i] = Math.max(low[i], h * Math.max(0, sum(least, rank) - sum(most, rank - 1)));
                events++;
                PoissonBinomial.add(l, 1 - h, exactly, events);
                PoissonBinomial.add(l, 1 - l, least, events);
                PoissonBinomial.add(h, 1 - h, most, events);
            }
        }
        return Grades.of(low, high);
    }

    private static double[] start(int rank) {
        double[] none = new double[rank];
        none[0] = 1;
        return none;
    }

    /** The probability of fewer than {@code number}. */
    private static double sum(double[] distribution, int number) {
        double sum = 0;
        for (int k = 0; k < number; k++) {
            sum += distribution[k];
        }
        return sum;
    }

    /** By insertion, as worlds are small and come nearly in order; of equals the first comes first. */
    private static int[] sorted(World world, Order order) {
        int[] inOrder = new int[world.size()];
        double[] keys = new double[inOrder.length];
        for (int i = 0; i < inOrder.length; i++) {
            double key = world.key(i, order);
            if (Double.isNaN(key)) {
                return NO_ORDER;
            }
            int at = i;
            while (at > 0 && keys[at - 1] > key) {
                keys[at] = keys[at - 1];
                inOrder[at] = inOrder[at - 1];
                at--;
            }
            keys[at] = key;
            inOrder[at] = i;
        }
        return inOrder;
    }
}
