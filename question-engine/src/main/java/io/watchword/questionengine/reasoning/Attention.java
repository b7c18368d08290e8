package io.watchword.questionengine.reasoning;

import io.watchword.questionengine.program.Things;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs {@link Things} over a world: for each thing, the probability that it is there and picked out. A thing is there
 * with its calibrated probability, independently of the others, and each property multiplies that by a degree: soft
 * attention, put together as the tree says (after Andreas et al. 2016, "Neural module networks").
 */
final class Attention {
    private final World world;
    private final Steps steps;
    private final Doubt doubt;
    private final Map<Things, Grades> assumed;

    Attention(World world, Steps steps, Doubt doubt, Map<Things, Grades> assumed) {
        this.world = world;
        this.steps = steps;
        this.doubt = doubt;
        this.assumed = assumed;
    }

    Grades of(Things things) {
        Grades known = assumed.isEmpty() ? null : assumed.get(things);
        if (known != null) {
            return steps.things("remembered", null, List.of(), known);
        }
        if (things instanceof Things.Find find) {
            return steps.things("find", find.noun(), List.of(), find(find));
        }
        if (things instanceof Things.Having having) {
            return having(having);
        }
        if (things instanceof Things.Ranked ranked) {
            Grades of = of(ranked.of());
            Grades one = Ranks.of(world, of, ranked.order(), ranked.rank());
            return steps.ranked(ranked, of, one);
        }
        if (things instanceof Things.Union union) {
            Grades a = of(union.a());
            Grades b = of(union.b());
            return steps.things("or", null, steps.both(a, b), a.max(b));
        }
        doubt.outside(things);
        return steps.things("picture", null, List.of(), Grades.known(new double[world.size()]));
    }

    private Grades find(Things.Find find) {
        Set<String> labels = find.labels();
        if (labels.isEmpty()) {
            doubt.outside(find);
        }
        if (!find.kinds().isEmpty()) {
            return told(find);
        }
        double[] found = new double[world.size()];
        for (int i = 0; i < found.length; i++) {
            double probability = world.probability(i);
            found[i] = probability > 0 ? probability * world.share(i, labels) : 0;
        }
        return Grades.known(found);
    }

    private Grades told(Things.Find find) {
        double[] low = new double[world.size()];
        double[] high = new double[low.length];
        double unseen = 0;
        for (int i = 0; i < low.length; i++) {
            double probability = world.probability(i);
            if (probability > 0) {
                Told told = Told.of(world, i, find);
                low[i] = probability * told.low();
                high[i] = probability * told.high();
                unseen += high[i] - low[i];
            }
        }
        doubt.because("what kind of thing it is has not been made out", unseen);
        return Grades.of(low, high);
    }

    private Grades having(Things.Having having) {
        Grades of = of(having.of());
        Grades degrees = degrees(having.of(), of).of(having.property());
        return steps.having(having.property(), of, degrees, of.and(degrees));
    }

    /** What properties say of these things, each on its own: related to any of the others. */
    Degrees degrees(Things so, Grades given) {
        return new Degrees(world, steps, doubt, this, new Others.Any(), so, given);
    }

    /** What properties say of the one that is meant, which is related to the one that is meant there. */
    Degrees degreesOfOne(Things so, Grades given) {
        return new Degrees(world, steps, doubt, this, new Others.One(), so, given);
    }
}
