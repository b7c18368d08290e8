package io.watchword.questionengine.reasoning;

import io.watchword.protocol.Region;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Things;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what modules find, where a trace is wanted; else does nothing. */
final class Steps {
    private static final double NEGLIGIBLE = 0.001;

    private final World world;
    private final Trace trace;

    Steps(World world, Trace trace) {
        this.world = world;
        this.trace = trace;
    }

    boolean areWanted() {
        return trace.isWanted();
    }

    Grades things(String module, @Nullable String of, List<Integer> inputs, Grades found) {
        return trace.isWanted() ? found.from(step(module, of, inputs, found)) : found;
    }

    Grades ranked(Things.Ranked ranked, Grades of, Grades found) {
        return trace.isWanted()
                ? things(ranked.order().words(), Integer.toString(ranked.rank()), of.steps(), found)
                : found;
    }

    /** Those that have a property, which took {@code degrees} to say. */
    Grades having(Property property, Grades of, Grades degrees, Grades found) {
        return trace.isWanted() ? property(property, both(of, degrees), found) : found;
    }

    /** A property that is a part of another. */
    Grades part(Property property, Grades given, Grades degrees) {
        return trace.isWanted() ? property(property, both(given, degrees), degrees) : degrees;
    }

    private Grades property(Property property, List<Integer> inputs, Grades found) {
        String detail = Phrases.detail(property);
        return things(Phrases.module(property), detail.isEmpty() ? null : detail, inputs, found);
    }

    /** The steps of both. */
    List<Integer> both(Grades a, Grades b) {
        if (!trace.isWanted()) {
            return List.of();
        }
        List<Integer> all = new ArrayList<>(a.steps());
        b.steps().stream().filter(step -> !all.contains(step)).forEach(all::add);
        return all;
    }

    /** The answer, or that of a part. */
    List<Integer> answer(String module, List<Integer> inputs, Verdict verdict) {
        return trace.isWanted() ? List.of(trace.add(module, null, inputs, List.of(), verdict)) : List.of();
    }

    private List<Integer> step(String module, @Nullable String of, List<Integer> inputs, Grades found) {
        List<Trace.Grip> grips = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (found.high()[i] >= NEGLIGIBLE) {
                grips.add(grip(world.region(i, 1), found.low()[i], found.high()[i]));
            }
        }
        grips.sort(Comparator.comparingDouble(grip -> -grip.degree()));
        return List.of(trace.add(module, of, inputs, grips, null));
    }

    private static Trace.Grip grip(Region region, double low, double high) {
        double unknown = round(high - low);
        return new Trace.Grip(region.track(), region.label(), round(low), unknown > 0 ? unknown : null);
    }

    private static double round(double degree) {
        return Math.round(degree * 1e4) / 1e4;
    }
}
