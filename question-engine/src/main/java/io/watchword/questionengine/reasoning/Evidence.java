package io.watchword.questionengine.reasoning;

import io.watchword.protocol.Region;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The things that ground an answer, each with its strength. Not thread-safe. */
final class Evidence {
    /** Weaker ones are no evidence for anything. */
    private static final double NEGLIGIBLE = 0.05;

    private static final double PROBABLE = 0.5;

    private final World world;
    private double[] strengths = {};
    private int counted = Integer.MAX_VALUE;

    Evidence(World world) {
        this.world = world;
    }

    /** These are evidence, as strongly as they are there for certain. */
    void add(Grades grades) {
        if (strengths.length == 0) {
            strengths = grades.low().clone();
            return;
        }
        for (int i = 0; i < strengths.length; i++) {
            strengths[i] = Math.max(strengths[i], grades.low()[i]);
        }
    }

    /** So many are the answer: those more probable than not, and at least as many. */
    void count(int number) {
        counted = number;
    }

    /** Strongest first, at most {@link Evaluation#MAX_REGIONS}. */
    List<Region> regions() {
        List<Region> regions = new ArrayList<>();
        int probable = 0;
        for (int i = 0; i < strengths.length; i++) {
            if (strengths[i] >= NEGLIGIBLE) {
                regions.add(world.region(i, Math.min(1, strengths[i])));
                probable += strengths[i] >= PROBABLE ? 1 : 0;
            }
        }
        if (regions.size() > 1) {
            regions.sort(Comparator.comparingDouble(region -> -region.score()));
        }
        int most = counted == Integer.MAX_VALUE ? Evaluation.MAX_REGIONS : Math.max(probable, counted);
        return regions.subList(0, Math.min(regions.size(), Math.min(most, Evaluation.MAX_REGIONS)));
    }
}
