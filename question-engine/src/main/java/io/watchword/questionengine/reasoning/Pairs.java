package io.watchword.questionengine.reasoning;

/**
 * Being between two others, by the noisy-or over the pairs that may be there: {@code 1 - prod(1 - p(j) p(k) d)}. Where
 * the two are presupposed, it is not known as far as they may not be there.
 */
record Pairs(World world, Grades a, Grades b, boolean same) {
    /** The degree of thing {@code i}. */
    void put(GradesBuilder grades, int i, boolean presupposed) {
        double surelyNot = 1;
        double maybeNot = 1;
        double noPair = 1;
        for (int j = 0; j < a.size(); j++) {
            for (int k = same ? j + 1 : 0; k < b.size(); k++) {
                double high = a.high()[j] * b.high()[k];
                if (high > 0 && i != j && i != k && j != k) {
                    double low = a.low()[j] * b.low()[k];
                    double degree = world.between(i, j, k);
                    boolean known = !Double.isNaN(degree);
                    surelyNot *= known ? 1 - low * degree : 1;
                    maybeNot *= 1 - high * (known ? degree : 1);
                    noPair *= 1 - low;
                }
            }
        }
        grades.put(i, 1 - surelyNot, presupposed ? Math.max(1 - maybeNot, 1 - surelyNot + noPair) : 1 - maybeNot);
    }
}
