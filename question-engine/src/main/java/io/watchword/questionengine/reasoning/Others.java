package io.watchword.questionengine.reasoning;

/** How what holds between a thing and each of some others adds up to what holds of the thing. */
sealed interface Others {
    /** The degree to which something holds between two things of a world; not a number where it is not known. */
    @FunctionalInterface
    interface Pair {
        double degree(int i, int j);
    }

    /**
     * Adds up for each thing.
     *
     * @param given how probably each is there; those that can't be come out as 0
     * @param to how probably each of the others is there and meant; a thing is no other one of itself
     */
    Grades of(Pair pair, Grades given, Grades to);

    /** The probability that none of the others is there for thing {@code i}, where that matters; else 0. */
    double lacking(int i, Grades to);

    /**
     * That it holds for at least one of the others: the noisy-or {@code 1 - prod(1 - p r)} (Pearl 1988), as they are
     * there independently of each other.
     */
    record Any() implements Others {
        @Override
        public Grades of(Pair pair, Grades given, Grades to) {
            GradesBuilder grades = new GradesBuilder(given.size());
            for (int i = 0; i < given.size(); i++) {
                if (given.high()[i] > 0) {
                    put(grades, i, pair, to);
                }
            }
            return grades.build();
        }

        private static void put(GradesBuilder grades, int i, Pair pair, Grades to) {
            double[] low = to.low();
            double[] high = to.high();
            double surelyNone = 1;
            double maybeNone = 1;
            for (int j = 0; j < low.length; j++) {
                if (j != i && high[j] > 0) {
                    double degree = pair.degree(i, j);
                    boolean known = !Double.isNaN(degree);
                    surelyNone *= known ? 1 - low[j] * degree : 1;
                    maybeNone *= 1 - high[j] * (known ? degree : 1);
                }
            }
            grades.put(i, 1 - surelyNone, 1 - maybeNone);
        }

        @Override
        public double lacking(int i, Grades to) {
            return 0;
        }
    }

    /**
     * That it holds for the one that is meant: the mean over the others by {@link Referents#weights}. It presupposes
     * that there is another: as far as there may be none, it is not known.
     */
    record One() implements Others {
        @Override
        public Grades of(Pair pair, Grades given, Grades to) {
            GradesBuilder grades = new GradesBuilder(given.size());
            double[] weights = Referents.weights(to.low());
            for (int i = 0; i < given.size(); i++) {
                if (given.high()[i] > 0) {
                    put(grades, i, pair, weights, 1 - noOther(i, to.low()));
                }
            }
            return grades.build();
        }

        private static void put(GradesBuilder grades, int i, Pair pair, double[] weights, double present) {
            double least = 0;
            double blind = 0;
            double total = 0;
            for (int j = 0; j < weights.length; j++) {
                if (j != i && weights[j] > 0) {
                    double degree = pair.degree(i, j);
                    boolean known = !Double.isNaN(degree);
                    least += known ? weights[j] * degree : 0;
                    blind += known ? 0 : weights[j];
                    total += weights[j];
                }
            }
            if (total > 0) {
                grades.put(i, present * least / total, 1 - present * (1 - (least + blind) / total));
            } else {
                grades.put(i, 0, 1);
            }
        }

        @Override
        public double lacking(int i, Grades to) {
            return noOther(i, to.high());
        }

        private static double noOther(int i, double[] to) {
            double none = 1;
            for (int j = 0; j < to.length; j++) {
                none *= j == i ? 1 : 1 - to[j];
            }
            return none;
        }
    }
}
