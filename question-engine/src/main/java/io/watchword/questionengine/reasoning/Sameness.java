package io.watchword.questionengine.reasoning;

import io.watchword.questionengine.program.Part;
import java.util.Arrays;
import java.util.Map;

/**
 * How probably things have the same value of an attribute. What a thing would be said to have is one of its values,
 * with a probability in proportion to the square of its share: squaring lets the value that prevails stand for the
 * thing. Two things are the same to the degree {@code sum over v of p(v) q(v)}.
 */
final class Sameness {
    /** The attribute that has parts. */
    static final String COLOUR = "colour";

    private static final double[] NOT_READ = new double[0];

    private final World world;
    private final String attribute;
    private final Tally names = new Tally();
    private final double[][] shares;

    Sameness(World world, String attribute) {
        this.world = world;
        this.attribute = attribute;
        this.shares = new double[world.size()][];
        Arrays.fill(shares, NOT_READ);
    }

    /** Whether labels are the values. */
    private boolean isKind() {
        return attribute.equals("category") || attribute.equals("shape") || attribute.equals("kind");
    }

    /** The degree to which two things are the same; not a number where it is not known. */
    double degree(int i, int j) {
        double[] a = shares(i);
        double[] b = shares(j);
        if (a.length == 0 || b.length == 0) {
            return Double.NaN;
        }
        double same = 0;
        for (int v = 0; v < Math.min(a.length, b.length); v++) {
            same += a[v] * b[v];
        }
        return Math.min(1, same);
    }

    /** Why it may not be known. */
    String unknown() {
        return "the " + attribute + " can't be made out";
    }

    /** How many of a group are expected to be there and have an unknown value. */
    double blind(Grades group) {
        double blind = 0;
        for (int i = 0; i < group.size(); i++) {
            blind += group.high()[i] > 0 && shares(i).length == 0 ? group.high()[i] : 0;
        }
        return blind;
    }

    /** How many values have been met. */
    int values() {
        return names.size();
    }

    /** The probability of each value of thing {@code i}; those beyond the end are 0; empty where nothing is known. */
    double[] shares(int i) {
        double[] known = shares[i];
        if (known == NOT_READ) {
            known = read(i);
            shares[i] = known;
        }
        return known;
    }

    private double[] read(int i) {
        Map<String, Double> values = isKind() ? world.labels(i) : world.values(i, attribute, Part.WHOLE);
        double sum = squares(values);
        if (sum <= 0) {
            return new double[0];
        }
        for (String value : values.keySet()) {
            names.index(value);
        }
        double[] read = new double[names.size()];
        for (Map.Entry<String, Double> value : values.entrySet()) {
            read[names.index(value.getKey())] = value.getValue() * value.getValue() / sum;
        }
        return read;
    }

    static double squares(Map<String, Double> shares) {
        double sum = 0;
        for (double share : shares.values()) {
            sum += share * share;
        }
        return sum;
    }
}
