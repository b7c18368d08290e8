package io.watchword.questionengine.reasoning;

import io.watchword.questionengine.program.Size;
import java.util.function.IntToDoubleFunction;

/**
 * How big or small a thing is for one of a group: the logistic of the logarithm of its size over the geometric mean of
 * the others', each weighing as much as it is probably there. Not known where there is hardly another.
 */
final class Sizes implements IntToDoubleFunction {
    /** A thing of one and a half times the mean size is big to a degree of three quarters. */
    private static final double SOFTNESS = 0.37;

    private static final double ENOUGH = 0.5;

    private final World world;
    private final double[] present;
    private final double sign;
    private double weight;
    private double sum;

    Sizes(World world, double[] present, Size size) {
        this.world = world;
        this.present = present;
        this.sign = size == Size.BIG ? 1 : -1;
        for (int i = 0; i < present.length; i++) {
            if (present[i] > 0) {
                weight += present[i];
                sum += present[i] * logarithm(i);
            }
        }
    }

    private double logarithm(int i) {
        return Math.log(Math.max(1e-9, world.extent(i)));
    }

    @Override
    public double applyAsDouble(int i) {
        double others = weight - present[i];
        if (others < ENOUGH) {
            return Double.NaN;
        }
        double own = logarithm(i);
        double mean = (sum - present[i] * own) / others;
        return 1 / (1 + Math.exp(-sign * (own - mean) / SOFTNESS));
    }
}
