package io.watchword.questionengine.reasoning;

/** Whether things have the same value of an attribute. */
final class Groups {
    private Groups() {}

    /** Whether the two that are meant have; a thing is not compared with itself. */
    static Belief same(Sameness sameness, Referents one, Referents other, Doubt doubt) {
        double yes = 0;
        double no = 0;
        double blind = 0;
        double total = 0;
        for (int i = 0; i < one.weights().length; i++) {
            for (int j = 0; j < other.weights().length; j++) {
                double weight = i == j ? 0 : one.weights()[i] * other.weights()[j];
                if (weight > 0) {
                    double degree = sameness.degree(i, j);
                    total += weight;
                    blind += Double.isNaN(degree) ? weight : 0;
                    yes += Double.isNaN(degree) ? 0 : weight * degree;
                    no += Double.isNaN(degree) ? 0 : weight * (1 - degree);
                }
            }
        }
        if (total <= 0) {
            return Belief.NOTHING;
        }
        double present = one.present() * other.present() / total;
        doubt.because(sameness.unknown(), present * blind);
        return new Belief(present * yes, present * no);
    }

    /** The probability that fewer than two of them may be there. */
    static double fewerThanTwo(Grades group) {
        return few(group.high());
    }

    private static double few(double[] probabilities) {
        double[] few = {1, 0};
        for (double p : probabilities) {
            PoissonBinomial.add(p, 1 - p, few, 1);
        }
        return few[0] + few[1];
    }

    /**
     * Whether all that are there have, given that there are two: {@code sum over v of prod(1 - p + p q(v))}, less the
     * cases of none and of one, where {@code q(v)} is how probably a thing's value is v. A thing of which nothing is
     * known spoils a "yes" and can't be the reason for a "no".
     */
    static Belief same(Sameness sameness, Grades group) {
        int n = group.size();
        double[] seen = new double[n];
        double[] blind = new double[n];
        for (int i = 0; i < n; i++) {
            boolean known = group.high()[i] > 0 && sameness.shares(i).length > 0;
            seen[i] = known ? group.low()[i] : 0;
            blind[i] = known ? group.high()[i] - group.low()[i] : group.high()[i];
        }
        double unspoilt = PoissonBinomial.none(blind);
        double alike = 0;
        for (int v = 0; v < sameness.values(); v++) {
            alike += alike(sameness, seen, v);
        }
        return new Belief(unspoilt * alike, Math.max(0, 1 - few(seen) - alike));
    }

    /** The probability that at least two are there and all of them have value {@code v}. */
    private static double alike(Sameness sameness, double[] seen, int v) {
        double all = 1;
        double[] few = {1, 0};
        for (int i = 0; i < seen.length; i++) {
            if (seen[i] > 0) {
                double[] shares = sameness.shares(i);
                double here = seen[i] * (v < shares.length ? shares[v] : 0);
                all *= 1 - seen[i] + here;
                PoissonBinomial.add(here, 1 - seen[i], few, 1);
            }
        }
        return Math.max(0, all - few[0] - few[1]);
    }
}
